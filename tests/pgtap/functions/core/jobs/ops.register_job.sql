BEGIN;
SELECT plan(6);

SELECT ops.register_job('planted', '5 4 * * *', 'SELECT 1');
SELECT results_eq(
    $$SELECT schedule, command, role::text FROM ops.jobs WHERE name = 'planted'$$,
    $$VALUES ('5 4 * * *', 'SELECT 1', 'ledger_maintenance' COLLATE "C")$$,
    'a job is a row with a schedule, a command and the role for maintenance'
);
SELECT ops.register_job('planted', '6 4 * * *', 'SELECT 2');
SELECT results_eq(
    $$SELECT schedule, command FROM ops.jobs WHERE name = 'planted'$$,
    $$VALUES ('6 4 * * *', 'SELECT 2')$$,
    'registering a job again changes its schedule and command'
);
SELECT CASE
    WHEN to_regclass('cron.job') IS NULL THEN skip('pg_cron is not installed here', 1)
    ELSE set_eq(
        $$
        SELECT schedule, command FROM cron.job
        WHERE jobname = 'planted' AND username = current_user
        $$,
        $$VALUES ('6 4 * * *', 'SET ROLE ledger_maintenance; SELECT 2')$$,
        'pg_cron has the job once, and sets the role of the job first'
    )
END;
SELECT throws_ok(
    $$SELECT ops.register_job('planted', ' ', 'SELECT 1')$$, '23514', NULL,
    'a job must have a schedule'
);
SELECT throws_ok(
    $$SELECT ops.register_job('Not a name', '* * * * *', 'SELECT 1')$$, '23514', NULL,
    'the name of a job is lower-case letters, digits and underscores'
);
SELECT is_empty(
    $$
    SELECT r
    FROM unnest(ARRAY['authenticated', 'service_role', 'ledger_maintenance']) AS r
    WHERE has_function_privilege(r, 'ops.register_job(text, text, text)', 'EXECUTE')
    $$,
    'requests and the role for maintenance cannot register jobs'
);

SELECT * FROM finish();
ROLLBACK;
