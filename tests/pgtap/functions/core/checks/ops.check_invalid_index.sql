BEGIN;
SELECT plan(2);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_invalid_index()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE INDEX planted ON ONLY ledger.access_logs (login);
SET LOCAL allow_system_table_mods = on;
UPDATE pg_index SET indisready = FALSE
WHERE indexrelid = 'ledger.communities_region_id_idx'::regclass;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_invalid_index()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Index ledger.planted of ledger.access_logs: valid f, ready t.',
        'DROP INDEX ledger.planted;'
    ),
    (
        'ERROR',
        'Index ledger.communities_region_id_idx of ledger.communities: valid t, ready'
        ' f.',
        'REINDEX INDEX CONCURRENTLY ledger.communities_region_id_idx;'
    )
    $$,
    'what a broken build leaves is named, of a partitioned table and of a plain one'
);

SELECT * FROM finish();
ROLLBACK;
