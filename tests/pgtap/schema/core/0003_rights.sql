BEGIN;
SELECT plan(5);

PREPARE users AS
SELECT r.rolname FROM pg_roles AS r
WHERE
    r.rolname ~ '^(ledger_.*|anon|authenticated|service_role)$'
    AND NOT r.rolsuper
    AND r.rolname <> 'ledger_owner'
    AND has_schema_privilege(r.oid, current_setting('test.schema'), 'USAGE');
SELECT set_config('test.schema', 'ledger', TRUE);
SELECT set_eq(
    'users',
    ARRAY[
        'ledger_definer', 'ledger_maintenance', 'ledger_auditor', 'ledger_backup',
        'anon', 'authenticated', 'service_role'
    ],
    'every role can use the schema ledger'
);
SELECT set_config('test.schema', 'priv', TRUE);
SELECT set_eq(
    'users',
    ARRAY[
        'ledger_definer', 'ledger_auditor', 'ledger_backup', 'anon', 'authenticated',
        'service_role'
    ],
    'requests, the definer, auditors and backups can use the schema priv'
);
SELECT set_config('test.schema', 'ops', TRUE);
SELECT set_eq(
    'users',
    ARRAY['ledger_definer', 'ledger_maintenance', 'ledger_auditor', 'ledger_backup'],
    'only operators and the definer can use the schema ops'
);
SET LOCAL ROLE ledger_owner;
CREATE FUNCTION ledger.planted() RETURNS void LANGUAGE plpgsql AS $$ BEGIN END; $$;
CREATE TABLE ledger.planted (id uuid);
RESET ROLE;
SELECT ok(
    NOT has_function_privilege('anon', 'ledger.planted()', 'EXECUTE'),
    '27 default-privileges: an anonymous request cannot run a new function'
);
SELECT is_empty(
    $$
    SELECT r.rolname FROM pg_roles AS r
    WHERE r.rolname IN ('anon', 'authenticated', 'service_role', 'ledger_auditor')
        AND has_table_privilege(r.oid, 'ledger.planted', 'SELECT')
    $$,
    '27 default-privileges: requests and auditors cannot read a new table'
);

SELECT * FROM finish();
ROLLBACK;
