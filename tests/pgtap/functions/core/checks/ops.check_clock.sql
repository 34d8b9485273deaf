BEGIN;
SELECT plan(3);

SELECT set_config('ledger.clock', '2031-01-01', TRUE);
SELECT results_eq(
    'SELECT level, detail, remediation FROM ops.check_clock()',
    $$
    VALUES (
        'WARN', 'Setting ledger.clock of this session is 2031-01-01.', 'RESET ledger.clock;'
    )
    $$,
    'the check reports a clock that is set in this session'
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
        'Setting ledger.clock of ROLE ledger_auditor IN DATABASE %I is 2031-01-02.',
        current_database()
    )),
    (format('Setting ledger.clock of DATABASE %I is 2031-01-03.', current_database())),
    ('Setting ledger.clock of ROLE ledger_backup is 2031-01-04.')
    $$,
    'the check reports a clock that is set for a role or for this database'
);

SELECT tap.cure('ops.check_clock');
SELECT is_empty(
    'SELECT detail FROM ops.check_clock()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
