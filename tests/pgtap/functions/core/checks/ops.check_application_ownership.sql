BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_application_ownership()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

GRANT CREATE ON SCHEMA ledger TO anon;
GRANT CREATE ON SCHEMA ops TO ledger_auditor;
ALTER TABLE ledger.regions OWNER TO ledger_auditor;
ALTER FUNCTION ops.verify() OWNER TO ledger_auditor;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_application_ownership()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Role anon may create in schema ledger.',
        'REVOKE CREATE ON SCHEMA ledger FROM anon;'
    ),
    (
        'ERROR',
        'Role ledger_auditor may create in schema ops.',
        'REVOKE CREATE ON SCHEMA ops FROM ledger_auditor;'
    ),
    (
        'ERROR',
        'TABLE ledger.regions belongs to ledger_auditor.',
        'ALTER TABLE ledger.regions OWNER TO ledger_owner;'
    ),
    (
        'ERROR',
        'ROUTINE ops.verify() belongs to ledger_auditor.',
        'ALTER ROUTINE ops.verify() OWNER TO ledger_owner;'
    )
    $$,
    'what such a role owns or may create is named'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_application_ownership() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_application_ownership()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
