BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_foreign_tables()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

DO $$
BEGIN
    CREATE FOREIGN DATA WRAPPER planted;
END;
$$;
CREATE SERVER planted FOREIGN DATA WRAPPER planted;
CREATE FOREIGN TABLE ledger.planted (id uuid) SERVER planted;
CREATE FOREIGN TABLE ops.sound (id uuid) SERVER planted;
CREATE FOREIGN TABLE ops.lent (id uuid) SERVER planted;
GRANT SELECT ON ops.lent TO ledger_auditor;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_foreign_tables()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Foreign table ledger.planted can be read directly.',
        'ALTER FOREIGN TABLE ledger.planted SET SCHEMA ops;'
    ),
    (
        'ERROR',
        'Foreign table ops.lent can be read directly.',
        'REVOKE ALL ON ops.lent FROM ledger_auditor;'
    )
    $$,
    'one in ledger is named, and one that is granted'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_foreign_tables() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_foreign_tables()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
