BEGIN;
SELECT plan(1);

SELECT results_eq(
    $$
    SELECT obj_description('ops'::regnamespace, 'pg_namespace')
    UNION ALL
    SELECT obj_description('ops.jobs'::regclass, 'pg_class')
    UNION ALL
    SELECT obj_description('ops.finding'::regtype, 'pg_type')
    UNION ALL
    SELECT col_description('ops.finding'::regclass, 8)
    $$,
    ARRAY[
        'Settings, jobs, partitions and checks for operators. An API must never expose this'
        ' schema.',
        'One row per job that must run on a schedule. pg_cron or another'
        ' scheduler runs it.',
        'One finding of verify. The columns are those of the Splinter linter, so that'
        ' programs which read Splinter''s output can read it.',
        'SQL or a command that an operator can paste to put it right.'
    ] COLLATE "C",
    'schemas, tables, types and columns of the core have the plain comments'
);

SELECT * FROM finish();
ROLLBACK;
