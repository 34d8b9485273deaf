BEGIN;
SELECT plan(2);

ALTER TABLE ledger.profiles ALTER COLUMN display_name SET STATISTICS 10;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_content_statistics()$$,
    $$
    VALUES
    (
        'WARN',
        'PostgreSQL collects statistics on column display_name of ledger.profiles.',
        'SELECT ops.hide_content(''ledger.profiles'');'
    )
    $$,
    'the check reports a column with statistics'
);

SELECT tap.cure('ops.check_content_statistics');
SELECT is_empty(
    'SELECT detail FROM ops.check_content_statistics()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
