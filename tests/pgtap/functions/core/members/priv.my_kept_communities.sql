BEGIN;
SELECT plan(5);

SELECT tap.memberships();

CREATE FUNCTION pg_temp.led_by(p_person integer)
RETURNS uuid[]
LANGUAGE sql
AS $$
SELECT tap.become('authenticated', p_person);
SELECT priv.my_kept_communities();
$$;
CREATE FUNCTION pg_temp.who_leads(p_community_id uuid)
RETURNS integer[]
LANGUAGE sql
AS $$
SELECT array_agg(p) FROM generate_series(1, 9) AS p
WHERE p_community_id = ANY(pg_temp.led_by(p));
$$;

SELECT is(
    pg_temp.who_leads(tap.here()),
    ARRAY[2, 3],
    'an active elder and an active lead decide there, nobody else'
);
SELECT is(
    pg_temp.who_leads(tap.elsewhere()),
    ARRAY[4],
    'each in their own community only'
);
SELECT is(pg_temp.led_by(NULL), ARRAY[]::uuid[], 'nobody decides nowhere');
SELECT tap.become('none');
SELECT set_config('ledger.clock', '2095-01-01', TRUE);
SELECT is(pg_temp.who_leads(tap.here()), ARRAY[2, 8], 'by the clock');

SELECT tap.become('none');
SELECT set_eq(
    $$
    SELECT a.grantee::regrole::text
    FROM pg_proc AS p
    CROSS JOIN aclexplode(p.proacl) AS a
    WHERE p.oid = 'priv.my_kept_communities()'::regprocedure
        AND a.grantee <> p.proowner
    $$,
    ARRAY['anon', 'authenticated', 'service_role'],
    'every request may ask where it decides'
);

SELECT * FROM finish();
ROLLBACK;
