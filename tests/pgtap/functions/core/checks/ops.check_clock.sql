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
ALTER ROLE ledger_backup SET "ledger.clock" = '2031-01-04';
SELECT results_eq(
    'SELECT detail FROM ops.check_clock()',
    ARRAY['Setting ledger.clock of ROLE ledger_backup is 2031-01-04.'],
    'the check reports a clock that is stored for a role'
);

SELECT tap.cure('ops.check_clock');
SELECT is_empty(
    'SELECT detail FROM ops.check_clock()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
