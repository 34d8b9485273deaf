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
    'only the active elder and the active lead keep the community'
);
SELECT is(
    pg_temp.who_leads(tap.elsewhere()),
    ARRAY[4],
    'a lead of another community keeps only that community'
);
SELECT is(pg_temp.led_by(NULL), ARRAY[]::uuid[],
    'a request without a profile gets an empty array');
SELECT tap.become('none');
SELECT set_config('ledger.clock', '2095-01-01', TRUE);
SELECT is(pg_temp.who_leads(tap.here()), ARRAY[2, 8],
    'memberships of elders and leads end and begin by the clock');

SELECT tap.become('none');
SELECT is(
    tap.callers('priv.my_kept_communities'), ARRAY['anon', 'authenticated', 'service_role'],
    'every request may call the function'
);

SELECT * FROM finish();
ROLLBACK;
