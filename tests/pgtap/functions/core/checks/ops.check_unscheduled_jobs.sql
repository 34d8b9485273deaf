BEGIN;
SELECT plan(3);

PREPARE found AS SELECT metadata ->> 'object' FROM ops.check_unscheduled_jobs();
SELECT is_empty('found', 'a region whose jobs are scheduled has no finding');

INSERT INTO ops.jobs (name, schedule, command, pg_cron_id)
VALUES ('planted', '5 4 * * *', 'SELECT 1', NULL), ('lost', '5 4 * * *', 'SELECT 1', -1);
PREPARE planted AS
SELECT level, metadata ->> 'object' FROM ops.check_unscheduled_jobs()
WHERE metadata ->> 'object' IN ('planted', 'lost')
ORDER BY 2;
SELECT CASE
    WHEN to_regnamespace('cron') IS NULL THEN skip('pg_cron is not installed here', 1)
    ELSE results_eq(
        'planted', $$VALUES ('ERROR', 'lost'), ('ERROR', 'planted')$$,
        'a job that pg_cron never got and a job that it lost are found'
    )
END;
SET LOCAL ROLE ledger_owner;
SELECT CASE
    WHEN to_regnamespace('cron') IS NULL THEN skip('pg_cron is not installed here', 1)
    ELSE results_eq(
        'planted', $$VALUES ('ERROR', 'planted')$$,
        'a role that does not see the jobs of pg_cron judges what was recorded'
    )
END;
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;
