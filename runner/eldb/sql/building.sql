-- Shows how far an index build is. A phase that waits counts sessions, a phase that reads counts blocks, a phase that sorts
-- counts rows.
SELECT
    concat_ws(' ', p.phase, p.relid::regclass::text),
    CASE WHEN p.lockers_total > 0 THEN p.lockers_done WHEN p.blocks_total > 0 THEN p.blocks_done ELSE p.tuples_done END,
    CASE WHEN p.lockers_total > 0 THEN p.lockers_total WHEN p.blocks_total > 0 THEN p.blocks_total ELSE p.tuples_total END
FROM pg_catalog.pg_stat_progress_create_index AS p
WHERE p.pid = %(pid)s
