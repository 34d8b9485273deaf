-- eldb: requires ops.list_content_columns
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_content_statistics()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_content_columns() AS l
CROSS JOIN LATERAL ops.new_finding(
    'content_statistics',
    'The statistics keep what people wrote',
    'WARN',
    'SECURITY',
    'EXPLAIN estimates from the statistics of all rows, so it tells anybody how often a'
    ' hidden text occurs.',
    pg_catalog.format('%s.%s', l.relation, l.column_name),
    pg_catalog.format(
        'PostgreSQL collects statistics on column %s of %s.', l.column_name, l.relation
    ),
    pg_catalog.format('SELECT ops.hide_content(%L);', l.relation)
) AS f
WHERE l.statistics_target <> 0;
$$;
REVOKE ALL ON FUNCTION ops.check_content_statistics FROM PUBLIC;
COMMENT ON FUNCTION ops.check_content_statistics IS
'WARN: PostgreSQL collects statistics on a column that holds what people wrote.';
