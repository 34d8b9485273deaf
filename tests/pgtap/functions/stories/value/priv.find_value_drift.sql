BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.earn('b1', 'circle');
SELECT tap.hand_out('b1');
PREPARE drift AS SELECT event_id, share FROM priv.find_value_drift();

SELECT is_empty('drift', 'records that nobody changed do not differ from their hashes');
SELECT tap.by_hand(
    $$UPDATE ledger.value_distribution SET method = 'cash' WHERE position = 2$$
);
SELECT results_eq(
    'drift', $$VALUES (tap.id('b1'), 2)$$,
    'a share that somebody changed by hand is found'
);
SELECT tap.by_hand('UPDATE ledger.value_events SET amount = 200');
SELECT results_eq(
    'drift', $$VALUES (tap.id('b1'), NULL), (tap.id('b1'), 2)$$,
    'an event that somebody changed by hand is found, and its other share is not'
);
SELECT tap.by_hand(
    'UPDATE ledger.value_events AS e SET record_hash = priv.digest_value_event(e)'
);
SELECT results_eq(
    'drift', $$VALUES (tap.id('b1'), 1), (tap.id('b1'), 2)$$,
    'all shares of an event are found when somebody forges the hash of the event'
);

SELECT * FROM finish();
ROLLBACK;
