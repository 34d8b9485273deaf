BEGIN;
SELECT plan(8);

CREATE TEMP TABLE profile AS
SELECT
    jsonb_build_object(
        'region', to_jsonb(r) - 'is_local',
        'peers',
        (
            SELECT jsonb_agg(to_jsonb(p)) FROM ledger.regions AS p
            WHERE NOT p.is_local
        ),
        'communities', '[]'::jsonb,
        'roles', (
            SELECT value FROM ops.settings
            WHERE key = 'roles'
        ),
        'retention', '{"access_logs": "90 days", "system_logs": "7 days"}'::jsonb,
        'limits', (
            SELECT value FROM ops.settings
            WHERE key = 'limits'
        ),
        'recovery', (
            SELECT value FROM ops.settings
            WHERE key = 'recovery'
        )
    ) AS document
FROM ledger.regions AS r
WHERE r.is_local;
GRANT SELECT ON profile TO ledger_owner;
CREATE FUNCTION pg_temp.configure(p_change jsonb DEFAULT '{}')
RETURNS integer
LANGUAGE sql
AS $$
SELECT ops.configure_region(document || p_change) FROM pg_temp.profile;
$$;

SET LOCAL ROLE ledger_owner;
SELECT pg_temp.configure();
SELECT is(pg_temp.configure(), 0, 'applying a profile a second time changes nothing');
SELECT is(
    pg_temp.configure(
        '{"communities": [{"slug": "planted", "name": "P", "size": "small", "country":'
        ' "AU"}],'
        ' "limits": {"planted": 1}}'
    ),
    2, 'the function returns the number of changed rows'
);
SELECT pg_temp.configure('{"roles": {"gateways": ["planted"]}}');
SELECT set_eq(
    'SELECT login::text FROM priv.gateways', ARRAY['planted'],
    'the function sets the gateways from the roles of the profile'
);
SELECT throws_ok(
    $$
    SELECT ops.configure_region(jsonb_set(document, '{region,id}', '"atlantis"'))
    FROM pg_temp.profile
    $$,
    'EL003',
    (
        SELECT format('this database already serves region %s', id)
        FROM ledger.regions
        WHERE is_local
    ),
    'the profile of another region raises EL003'
);
SELECT throws_ok(
    $$SELECT ops.configure_region('{}')$$, 'EL003', NULL,
    'a profile without a region raises EL003'
);
RESET ROLE;
UPDATE ledger.regions SET is_local = FALSE, scale = NULL;
SET LOCAL ROLE ledger_owner;
SELECT ok(
    pg_temp.configure() > 0, 'a database without a region accepts any profile'
);
SELECT set_config('ledger.clock', (now() + '2 years')::text, TRUE);
SELECT ok(
    pg_temp.configure() >= (SELECT count(*) FROM ops.partition_sets),
    'the function creates missing partitions'
);
RESET ROLE;
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY[
        'anon', 'authenticated', 'service_role', 'ledger_maintenance', 'ledger_auditor'
    ]) AS r
    WHERE has_function_privilege(r, 'ops.configure_region(jsonb)', 'EXECUTE')
    $$,
    'requests, auditors and the role for maintenance cannot configure the region'
);

SELECT * FROM finish();
ROLLBACK;
