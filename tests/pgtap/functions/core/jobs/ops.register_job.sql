BEGIN;
SELECT plan(6);

SELECT ops.register_job('planted', '5 4 * * *', 'SELECT 1');
SELECT results_eq(
    $$SELECT schedule, command, role::text FROM ops.jobs WHERE name = 'planted'$$,
    $$VALUES ('5 4 * * *', 'SELECT 1', 'ledger_maintenance' COLLATE "C")$$,
    'a job is a row that any scheduler can run, as the role for maintenance'
);
SELECT ops.register_job('planted', '6 4 * * *', 'SELECT 2');
SELECT results_eq(
    $$SELECT schedule, command FROM ops.jobs WHERE name = 'planted'$$,
    $$VALUES ('6 4 * * *', 'SELECT 2')$$,
    'its file may change it'
);
SELECT CASE
    WHEN to_regclass('cron.job') IS NULL THEN skip('pg_cron is not installed here', 1)
    ELSE set_eq(
        $$
        SELECT schedule, command FROM cron.job
        WHERE jobname = 'planted' AND username = current_user
        $$,
        $$VALUES ('6 4 * * *', 'SET ROLE ledger_maintenance; SELECT 2')$$,
        'pg_cron has it once, and steps down to the role of the job first'
    )
END;
SELECT throws_ok(
    $$SELECT ops.register_job('planted', ' ', 'SELECT 1')$$, '23514', NULL,
    'a job without a schedule is none'
);
SELECT throws_ok(
    $$SELECT ops.register_job('Not a name', '* * * * *', 'SELECT 1')$$, '23514', NULL,
    'nor is one without a proper name'
);
SELECT is_empty(
    $$
    SELECT r
    FROM unnest(ARRAY['authenticated', 'service_role', 'ledger_maintenance']) AS r
    WHERE has_function_privilege(r, 'ops.register_job(text, text, text)', 'EXECUTE')
    $$,
    'who runs jobs does not write them'
);

SELECT * FROM finish();
ROLLBACK;
