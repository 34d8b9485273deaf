BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_application_ownership()',
    '01 owner: no role of the application owns or creates an object in the schemas'
);
SELECT is_empty(
    $$
    SELECT d.objid
    FROM pg_shdepend AS d
    INNER JOIN pg_database AS b ON b.oid = d.dbid AND b.datname = current_database()
    WHERE d.deptype = 'o'
        AND d.refobjid IN (
            SELECT r.oid FROM pg_roles AS r
            WHERE r.rolname IN (
                'anon', 'authenticated', 'service_role',
                'ledger_maintenance', 'ledger_auditor', 'ledger_backup'
            )
        )
    $$,
    '01 owner: the server records no object that belongs to a role of the application'
);

ALTER VIEW ops.capabilities OWNER TO ledger_auditor;
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_application_ownership()
    WHERE metadata ->> 'object' = 'TABLE ops.capabilities'
    $$,
    '01 owner: a view that belongs to the auditor is found'
);

SELECT * FROM finish();
ROLLBACK;
