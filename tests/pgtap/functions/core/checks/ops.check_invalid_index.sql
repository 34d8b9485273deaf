BEGIN;
SELECT plan(1);

CREATE INDEX planted ON ONLY ledger.access_logs (login);
SET LOCAL allow_system_table_mods = on;
UPDATE pg_index SET indisready = FALSE
WHERE indexrelid = 'ledger.communities_region_id_idx'::regclass;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_invalid_index()$$,
    $$
    VALUES
    (
        'ERROR',
        'Index ledger.planted of ledger.access_logs cannot be used (valid: f, ready:'
        ' t).',
        'DROP INDEX ledger.planted;'
    ),
    (
        'ERROR',
        'Index ledger.communities_region_id_idx of ledger.communities cannot be used'
        ' (valid: t, ready: f).',
        'REINDEX INDEX CONCURRENTLY ledger.communities_region_id_idx;'
    )
    $$,
    'the check reports what a failed build leaves, on a partitioned table and on a'
    ' plain one'
);

SELECT * FROM finish();
ROLLBACK;
