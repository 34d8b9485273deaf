BEGIN;
SELECT plan(2);

CREATE TABLE ledger.planted PARTITION OF ledger.access_logs
FOR VALUES FROM ('00000000-0000-7000-8000-000000000000')
TO ('00000000-0001-7000-8000-000000000000');
GRANT TRUNCATE ON ledger.communities TO ledger_maintenance;
GRANT REFERENCES (id) ON ledger.profiles TO ledger_auditor;
GRANT SELECT ON ledger.planted TO ledger_auditor;
GRANT SELECT, UPDATE ON ledger.planted TO ledger_backup;
GRANT SELECT ON ledger.profiles TO PUBLIC;
GRANT UPDATE (value) ON ops.settings TO authenticated;
GRANT SELECT ON priv.gateways TO service_role;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_forbidden_grants()$$,
    $$
    VALUES
    (
        'ERROR',
        'ledger_maintenance has TRUNCATE on ledger.communities.',
        'REVOKE TRUNCATE ON ledger.communities FROM ledger_maintenance;'
    ),
    (
        'ERROR',
        'ledger_auditor has REFERENCES (id) on ledger.profiles.',
        'REVOKE REFERENCES (id) ON ledger.profiles FROM ledger_auditor;'
    ),
    (
        'ERROR',
        'ledger_auditor has SELECT on ledger.planted.',
        'REVOKE SELECT ON ledger.planted FROM ledger_auditor;'
    ),
    (
        'ERROR',
        'ledger_backup has UPDATE on ledger.planted.',
        'REVOKE UPDATE ON ledger.planted FROM ledger_backup;'
    ),
    (
        'ERROR',
        'PUBLIC has SELECT on ledger.profiles.',
        'REVOKE SELECT ON ledger.profiles FROM PUBLIC;'
    ),
    (
        'ERROR',
        'authenticated has UPDATE (value) on ops.settings.',
        'REVOKE UPDATE (value) ON ops.settings FROM authenticated;'
    ),
    (
        'ERROR',
        'service_role has SELECT on priv.gateways.',
        'REVOKE SELECT ON priv.gateways FROM service_role;'
    )
    $$,
    'the check reports each kind of grant, on tables and on columns'
);

SELECT tap.cure('ops.check_forbidden_grants');
SELECT is_empty(
    'SELECT detail FROM ops.check_forbidden_grants()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
