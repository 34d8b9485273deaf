BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.earn('b1', 'circle');
SELECT tap.hand_out('b1');

SELECT is(
    tap.callers('ops.check_value_hash'), '{}', 'only an operator runs the check'
);
SELECT is_empty(
    'SELECT detail FROM ops.check_value_hash()',
    'records that nobody changed are no finding'
);
SELECT tap.by_hand(
    $$UPDATE ledger.value_distribution SET method = 'cash' WHERE position = 2$$
);
SELECT tap.by_hand('UPDATE ledger.value_events SET amount = 200');
SELECT results_eq(
    'SELECT level, detail FROM ops.check_value_hash() ORDER BY detail COLLATE "C" DESC',
    format(
        $$VALUES
        ('ERROR', 'Value event %1$s differs from its hash.'),
        ('ERROR', 'Share 2 of value event %1$s differs from its hash.')$$,
        tap.id('b1')
    ),
    'the event and the share that somebody changed by hand are named'
);

SELECT * FROM finish();
ROLLBACK;
