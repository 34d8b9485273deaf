BEGIN;
SELECT plan(3);

SELECT results_eq(
    $$SELECT s.width, s.ahead, s.keep FROM ops.partition_sets AS s
      WHERE s.table_name = 'ledger.stories'$$,
    $$SELECT
          CASE r.scale
              WHEN 'pilot' THEN INTERVAL '1 year'
              WHEN 'regional' THEN INTERVAL '3 months'
              ELSE INTERVAL '1 month'
          END,
          1,
          NULL::interval
      FROM ledger.regions AS r WHERE r.is_local$$,
    'partitions of stories are as wide as the scale of the region says, and are kept'
    ' for ever'
);
SELECT isnt_empty(
    $$SELECT FROM pg_inherits WHERE inhparent = 'ledger.stories'::regclass$$,
    'a new region has partitions for stories'
);
SELECT set_eq(
    $$SELECT c.reloptions::text FROM pg_inherits AS i
      INNER JOIN pg_class AS c ON i.inhrelid = c.oid
      WHERE i.inhparent = 'ledger.stories'::regclass$$,
    $$VALUES ('{fillfactor=85}')$$,
    'pages of these partitions keep room for updates of derived columns'
);

SELECT * FROM finish();
ROLLBACK;
