BEGIN;
SELECT plan(16);

SELECT throws_ok(
    $$INSERT INTO ops.settings (key, value) VALUES ('Not a key', '1')$$, '23514', NULL,
    'the name of a setting is lower-case letters and underscores'
);
SELECT throws_ok(
    format(
        'INSERT INTO ops.partition_sets (table_name, width, ahead, keep)'
        ' VALUES (%L, %L, %s, %L)',
        n, w, a, k
    ),
    '23514', NULL,
    format('a partition set cannot be %s by %s, %s ahead, kept %s', n, w, a, k)
)
FROM (
    VALUES
    ('planted', '1 day', 1, NULL), ('x.Planted', '1 day', 1, NULL),
    ('x.planted', '2 months', 1, NULL), ('x.planted', '1 hour', 1, NULL),
    ('x.planted', '1 day', 0, NULL), ('x.planted', '1 day', 101, NULL),
    ('x.planted', '1 day', 1, '-1 day')
) AS t (n, w, a, k);
SELECT throws_ok(
    format(
        'INSERT INTO ops.partition_sets (table_name, width, fillfactor)'
        ' VALUES (''x.planted'', ''1 day'', %s)',
        f
    ),
    '23514', NULL, format('a partition set cannot fill pages to %s percent', f)
)
FROM (VALUES (9), (101)) AS t (f);
SELECT throws_ok(
    $$
    INSERT INTO ops.jobs (name, schedule, command) VALUES ('planted', '* * * * *', ' ')
    $$,
    '23514', NULL, 'a job must have a command'
);
SELECT throws_ok(
    $$
    INSERT INTO ops.jobs (name, schedule, command)
    VALUES ('two words', '* * * * *', 'x')
    $$,
    '23514', NULL, 'the name of a job is lower-case letters, digits and underscores'
);
SELECT throws_ok(
    $$INSERT INTO ops.maintenance_log (job, detail) VALUES ('planted', '[]')$$,
    '23514', NULL,
    'the detail of a maintenance row must be an object'
);
SELECT throws_ok(
    $$INSERT INTO ops.maintenance_log (job) VALUES ('Planted job')$$, '23514', NULL,
    'the job of a maintenance row is lower-case letters, digits and underscores'
);
SELECT col_default_is(
    'ops', 'partition_sets', 'follows_scale', 'true',
    'a partition set follows the scale of the region by default'
);
SELECT results_eq(
    $$
    SELECT attname::text FROM pg_attribute
    WHERE attrelid = 'ops.finding'::regclass AND attnum > 0
    ORDER BY attnum
    $$,
    ARRAY[
        'name', 'title', 'level', 'facing', 'categories', 'description', 'detail',
        'remediation', 'metadata', 'cache_key'
    ] COLLATE "C",
    'a finding has the columns of Splinter in the same order'
);

SELECT * FROM finish();
ROLLBACK;
