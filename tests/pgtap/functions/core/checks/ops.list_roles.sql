BEGIN;
SELECT plan(4);

SELECT set_eq(
    $$SELECT duty, oid::regrole::text FROM ops.list_roles() WHERE duty <> 'gateway'$$,
    $$
    VALUES
    ('owner', 'ledger_owner'), ('definer', 'ledger_definer'),
    ('maintenance', 'ledger_maintenance'), ('auditor', 'ledger_auditor'),
    ('backup', 'ledger_backup'), ('anon', 'anon'), ('authenticated', 'authenticated'),
    ('service_role', 'service_role')
    $$,
    'the list holds every role of the profile with its duty'
);
CREATE ROLE planted_gateway;
INSERT INTO priv.gateways (login) VALUES ('planted_gateway'), ('planted_absent');
SELECT results_eq(
    $$
    SELECT duty, oid::regrole::text FROM ops.list_roles()
    WHERE duty = 'gateway' AND oid::regrole::text ~ 'planted'
    $$,
    $$VALUES ('gateway', 'planted_gateway')$$,
    'the list holds gateways that exist, and not those that do not exist yet'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ops.list_roles() AS r
        INNER JOIN pg_roles AS p ON p.oid = r.oid
        WHERE r.duty <> 'gateway' AND p.rolcanlogin
    ),
    0, 'no role of the ledger can log in'
);
UPDATE ops.settings SET value = '{"owner": "ledger_owner"}'
WHERE key = 'roles';
SELECT results_eq(
    $$SELECT duty FROM ops.list_roles() WHERE duty <> 'gateway'$$, ARRAY['owner'],
    'the roles come from ops.settings'
);

SELECT * FROM finish();
ROLLBACK;
