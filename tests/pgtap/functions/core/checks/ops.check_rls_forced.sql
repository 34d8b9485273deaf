BEGIN;
SELECT plan(3);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY);
ALTER TABLE ledger.planted ENABLE ROW LEVEL SECURITY;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_rls_forced()$$,
    $$
    VALUES
    (
        'ERROR',
        'Table ledger.planted lacks row level security (enabled: t, forced: f).',
        'ALTER TABLE ledger.planted ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL'
        ' SECURITY;'
    )
    $$,
    'the check reports a table whose policies do not apply to its owner'
);

ALTER TABLE ledger.planted DISABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_rls_forced()$$,
    $$
    VALUES
    (
        'ERROR',
        'Table ledger.planted lacks row level security (enabled: f, forced: t).',
        'ALTER TABLE ledger.planted ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL'
        ' SECURITY;'
    )
    $$,
    'the check reports a table that forces row level security without enabling it'
);

SELECT tap.cure('ops.check_rls_forced');
SELECT is_empty(
    'SELECT detail FROM ops.check_rls_forced()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
