BEGIN;
SELECT plan(7);

SELECT is(
    pg_get_partkeydef('ledger.access_logs'::regclass), 'RANGE (id)',
    'the log is partitioned by its time-ordered id'
);
SELECT results_eq(
    $$
    SELECT width, follows_scale
    FROM ops.partition_sets
    WHERE table_name = 'ledger.access_logs'
    $$,
    $$VALUES ('1 month'::interval, FALSE)$$,
    'a month a partition, at any scale'
);
SELECT
    throws_ok(
        format(
            'INSERT INTO ledger.access_logs (login, acting_as, action, object_kind,'
            ' detail)'
            ' VALUES (%L, %L, %L, %L, %L)',
            'x', 'x', a, k, d
        ),
        '23514', NULL, format('no row %s, %s, %s', a, k, d)
    )
FROM (
    VALUES
    ('Read It', 'story', '{}'), ('read', '', '{}'), ('read', 'story', '"all of it"')
) AS t (a, k, d);

SELECT col_is_pk('ledger', 'access_logs', 'id', 'a row is there once');
-- Without the triggers, which leave nothing wrong to be refused.
SET LOCAL session_replication_role = replica;
SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$INSERT INTO ledger.access_logs (login, acting_as, action, object_kind, detail) VALUES ('x', 'x', 'planted', 'planted', '[]')$q$,
        'access_logs_detail_check', 'details have names'
    )
) AS w (query, breaks, says);
SET LOCAL session_replication_role = origin;

SELECT * FROM finish();
ROLLBACK;
