BEGIN;
SELECT plan(7);

CREATE TABLE ledger.planted (id integer PRIMARY KEY, words text, media jsonb)
PARTITION BY RANGE (id);
CREATE TABLE ledger.planted_low PARTITION OF ledger.planted FOR VALUES FROM (0) TO (9);
ALTER TABLE ledger.planted OWNER TO ledger_owner;
ALTER TABLE ledger.planted_low OWNER TO ledger_owner;
INSERT INTO ledger.planted
SELECT
    n,
    'illness',
    '[]'
FROM generate_series(0, 8) AS n;
ANALYZE ledger.planted;
PREPARE counted AS
SELECT
    relation::text,
    column_name::text
FROM ops.list_content_columns()
WHERE relation::text ~ 'planted' AND statistics_target <> 0;
SELECT results_eq(
    $$SELECT count(*) FROM pg_stats WHERE tablename ~ 'planted' AND attname = 'words'$$,
    ARRAY[2::bigint],
    '13 statistics: PostgreSQL collects statistics on a new table and its partition'
);
SET LOCAL ROLE ledger_owner;
SELECT is(ops.hide_content('ledger.planted'), 4,
    'the owner can hide the content of a table and its partitions');
RESET ROLE;
SELECT is_empty('counted',
    '13 statistics: no column of them has statistics afterwards');
SELECT is_empty(
    $$
    SELECT FROM pg_stats
    WHERE tablename ~ 'planted' AND attname = 'words'
        AND current_setting('server_version_num')::integer >= 180000
    $$,
    '13 statistics: PostgreSQL 18 deletes the statistics that exist'
);
SELECT is(ops.hide_content('ledger.planted'), 0, 'a second run changes no column');
ALTER TABLE ledger.planted_low OWNER TO session_user;
ALTER TABLE ledger.planted_low ALTER COLUMN words SET STATISTICS 10;
SET LOCAL ROLE ledger_owner;
SELECT is(
    ops.hide_content('ledger.planted'), 0,
    'a partition of another owner does not stop the run'
);
RESET ROLE;
SELECT set_eq(
    'counted',
    $$VALUES ('ledger.planted_low', 'words')$$,
    'the columns of another owner''s partition stay in the list'
);

SELECT * FROM finish();
ROLLBACK;
