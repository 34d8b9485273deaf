ALTER TABLE ops.jobs ADD COLUMN pg_cron_id bigint;
COMMENT ON COLUMN ops.jobs.pg_cron_id IS
'Id that pg_cron gave the job; NULL until pg_cron has it.';
INSERT INTO ops.rules (number, name)
VALUES (137, 'unscheduled_jobs');
