BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$UPDATE ledger.stories SET required_protocol_ids = '{}'$q$,
        'stories_required_protocol_ids_check',
        '30 empty-set: a story without required protocols has NULL, not an empty array'
    ),
    (
        $q$UPDATE ledger.stories SET period_keys = '{}'$q$,
        'stories_period_keys_check',
        '30 empty-set: the period keys of a story must hold its home community'
    )
) AS w (query, breaks, says);
SELECT col_not_null('ledger', 'stories', 'period_keys',
    'a story must have period keys');
SELECT is_empty(
    $$SELECT i.indexrelid FROM pg_index AS i
      INNER JOIN pg_attribute AS a
          ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
      WHERE i.indrelid = 'ledger.stories'::regclass AND a.atttypid = 'uuid[]'::regtype$$,
    'stories have no index on an array of ids'
);

SELECT * FROM finish();
ROLLBACK;
