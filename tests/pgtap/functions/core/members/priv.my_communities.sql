BEGIN;
SELECT plan(9);

SELECT tap.memberships();

CREATE FUNCTION pg_temp.seen_by(p_person integer)
RETURNS uuid[]
LANGUAGE sql
AS $$
SELECT tap.become('authenticated', p_person);
SELECT priv.my_communities();
$$;

SELECT
    is(
        pg_temp.seen_by(p), ARRAY[tap.here()]::uuid[],
        format('an active member of any role belongs to the community: person %s', p)
    )
FROM generate_series(1, 3) AS p;
SELECT is(
    ARRAY(
        SELECT p FROM generate_series(5, 9) AS p
        WHERE pg_temp.seen_by(p) <> '{}'
    ),
    ARRAY[]::integer[],
    'people with an invited, suspended, ended, future or no membership get an empty'
    ' array'
);
SELECT is(pg_temp.seen_by(NULL), ARRAY[]::uuid[],
    'a request without a profile gets an empty array');
SELECT tap.become('none');
SELECT set_config('ledger.clock', '2095-01-01', TRUE);
SELECT results_eq(
    $$SELECT p, cardinality(pg_temp.seen_by(p)) FROM unnest(ARRAY[3, 8]) AS p$$,
    $$VALUES (3, 0), (8, 1)$$,
    'memberships end and begin by the clock, without a job'
);
SELECT tap.become('none');
SELECT ok(
    (
        SELECT prosecdef AND provolatile = 's' AND proparallel = 's'
        FROM pg_proc
        WHERE oid = 'priv.my_communities()'::regprocedure
    ),
    'the function is a stable, parallel safe SECURITY DEFINER function'
);

SELECT set_config('ledger.clock', '', TRUE);
SELECT tap.become('authenticated', 9);
SET LOCAL search_path = pg_temp, public;
CREATE TEMP TABLE community_members AS
SELECT
    tap.here() AS community_id, tap.person(9) AS profile_id, 'active' AS status,
    now() AS valid_from, NULL::timestamptz AS valid_until;
GRANT SELECT ON community_members TO PUBLIC;
SELECT is(
    priv.my_communities(), ARRAY[]::uuid[],
    '05 definer-path: a temporary table of memberships makes nobody a member'
);
SET LOCAL search_path = public;

SELECT tap.become('none');
SELECT is(
    tap.callers('priv.my_communities'), ARRAY['anon', 'authenticated', 'service_role'],
    'every request may call the function'
);

SELECT * FROM finish();
ROLLBACK;
