DELETE FROM ops.accepted_exposures
WHERE rule = 'unscheduled_jobs';
DELETE FROM ops.rules
WHERE number = 137;
ALTER TABLE ops.jobs DROP COLUMN pg_cron_id;
