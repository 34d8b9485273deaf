BEGIN;
SELECT plan(16);

SELECT throws_ok(
    $$INSERT INTO ops.settings (key, value) VALUES ('Not a key', '1')$$, '23514', NULL,
    'a setting has a plain name'
);
SELECT
    throws_ok(
        format(
            'INSERT INTO ops.partition_sets (table_name, width, ahead, keep) VALUES'
            ' (%L,'
            ' %L, %s, %L)',
            n, w, a, k
        ),
        '23514', NULL, format('no set %s by %s, %s ahead, kept %s', n, w, a, k)
    )
FROM (
    VALUES
    ('planted', '1 day', 1, NULL), ('x.Planted', '1 day', 1, NULL),
    ('x.planted', '2 months', 1, NULL), ('x.planted', '1 hour', 1, NULL),
    ('x.planted', '1 day', 0, NULL), ('x.planted', '1 day', 101, NULL),
    ('x.planted', '1 day', 1, '-1 day')
) AS t (n, w, a, k);
SELECT
    throws_ok(
        format(
            'INSERT INTO ops.partition_sets (table_name, width, fillfactor) VALUES (%L,'
            ' %L, %s)',
            'x.planted', '1 day', f
        ),
        '23514', NULL, format('no pages filled to %s percent', f)
    )
FROM (VALUES (9), (101)) AS t (f);
SELECT throws_ok(
    $$
    INSERT INTO ops.jobs (name, schedule, command) VALUES ('planted', '* * * * *', ' ')
    $$,
    '23514', NULL, 'a job does something'
);
SELECT throws_ok(
    $$
    INSERT INTO ops.jobs (name, schedule, command)
    VALUES ('two words', '* * * * *', 'x')
    $$,
    '23514', NULL, 'and has a plain name'
);
SELECT throws_ok(
    $$
    INSERT INTO ops.maintenance_log (job, detail) VALUES ('planted', '[]')
    $$,
    '23514', NULL,
    'what maintenance did is told as an object'
);
SELECT throws_ok(
    $$INSERT INTO ops.maintenance_log (job) VALUES ('Planted job')$$, '23514', NULL,
    'by the name of the job'
);
SELECT col_default_is(
    'ops', 'partition_sets', 'follows_scale', 'true',
    'a set follows the scale of its region'
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
    'findings have Splinter''s columns in Splinter''s order'
);

SELECT * FROM finish();
ROLLBACK;
