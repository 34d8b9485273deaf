BEGIN;
SELECT plan(4);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_clock()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

SELECT set_config('ledger.clock', '2031-01-01', TRUE);
SELECT results_eq(
    'SELECT level, detail, remediation FROM ops.check_clock()',
    $$
    VALUES (
        'WARN', 'ledger.clock of this session is 2031-01-01.', 'RESET ledger.clock;'
    )
    $$,
    'a clock that was moved in this session is named'
);
SELECT set_config('ledger.clock', '', TRUE);
DO $$
BEGIN
    EXECUTE format(
        'ALTER ROLE ledger_auditor IN DATABASE %I SET "ledger.clock" = %L',
        current_database(), '2031-01-02'
    );
    EXECUTE format(
        'ALTER DATABASE %I SET "ledger.clock" = %L', current_database(), '2031-01-03'
    );
END;
$$;
ALTER ROLE ledger_backup SET "ledger.clock" = '2031-01-04';
SELECT set_eq(
    'SELECT detail FROM ops.check_clock()',
    $$
    VALUES
    (format(
        'ledger.clock of ROLE ledger_auditor IN DATABASE %I is 2031-01-02.',
        current_database()
    )),
    (format('ledger.clock of DATABASE %I is 2031-01-03.', current_database())),
    ('ledger.clock of ROLE ledger_backup is 2031-01-04.')
    $$,
    'so is one that a role or this database comes with'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_clock() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_clock()', 'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
