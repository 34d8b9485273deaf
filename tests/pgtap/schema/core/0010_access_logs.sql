BEGIN;
SELECT plan(7);

SELECT is(
    pg_get_partkeydef('ledger.access_logs'::regclass), 'RANGE (id)',
    'the log is partitioned by its id, which sorts by time'
);
SELECT results_eq(
    $$
    SELECT width, follows_scale
    FROM ops.partition_sets
    WHERE table_name = 'ledger.access_logs'
    $$,
    $$VALUES ('1 month'::interval, FALSE)$$,
    'a partition of the log covers one month at any scale'
);
SELECT throws_ok(
    format(
        'INSERT INTO ledger.access_logs (login, acting_as, action, object_kind, detail)'
        ' VALUES (''x'', ''x'', %L, %L, %L)',
        a, k, d
    ),
    '23514', NULL,
    format('a row of the log cannot have action %s, kind %s and detail %s', a, k, d)
)
FROM (
    VALUES
    ('Read It', 'story', '{}'), ('read', '', '{}'), ('read', 'story', '"all of it"')
) AS t (a, k, d);

SELECT col_is_pk('ledger', 'access_logs', 'id', 'the id is the primary key of the log');
-- The triggers would correct these rows. Without them the constraints refuse the rows.
SET LOCAL session_replication_role = replica;
SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$INSERT INTO ledger.access_logs (login, acting_as, action, object_kind, detail) VALUES ('x', 'x', 'planted', 'planted', '[]')$q$,
        'access_logs_detail_check', 'the detail of a row must be an object'
    )
) AS w (query, breaks, says);
SET LOCAL session_replication_role = origin;

SELECT * FROM finish();
ROLLBACK;
