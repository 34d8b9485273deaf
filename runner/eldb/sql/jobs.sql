-- Follows objects.sql where the table ops.jobs is there: each job as an object.
UNION ALL
SELECT
    'job',
    j.name,
    concat_ws(
        E'\n', j.schedule, j.command,
        -- pg_cron may come later: then the job's file runs again and gives it the job.
        CASE
            WHEN to_jsonb(j) @> '{"pg_cron_id": null}'
                AND EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = 'pg_cron')
                THEN 'not given to pg_cron'
        END
    ),
    j.xmin::text::bigint,
    j.xmin::text::bigint
FROM ops.jobs AS j
