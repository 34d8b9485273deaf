BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.event',
    ledger.record_value(tap.story('circle'), 'monetary', 'A fee.', 100, 'AUD')::text, TRUE
);
SELECT tap.become('authenticated', 4);
SELECT ledger.distribute_value(
    current_setting('test.event')::uuid,
    '[{"profile_id": "00000000-0000-7000-8000-000000000001", "amount": 66.67},
      {"community_id": "00000000-0000-7000-8000-0000000000c1", "amount": 33.33}]',
    'bank transfer'
);
SELECT tap.become('none');

PREPARE drift AS
SELECT share FROM priv.find_value_drift()
WHERE event_id = current_setting('test.event')::uuid;

SELECT is_empty('drift', 'what nobody touched is what was recorded');
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE ledger.value_events DISABLE TRIGGER t100_append_only;
ALTER TABLE ledger.value_distribution DISABLE TRIGGER t100_append_only;
UPDATE ledger.value_distribution SET method = 'cash'
WHERE event_id = current_setting('test.event')::uuid AND position = 2;
SELECT results_eq('drift', ARRAY[2], 'a share that was rewritten is found');
UPDATE ledger.value_events SET amount = 200 WHERE id = current_setting('test.event')::uuid;
SELECT results_eq(
    'drift', ARRAY[NULL, 2], 'and so is an event; the other share still holds to its hash'
);
UPDATE ledger.value_events AS e SET record_hash = priv.digest_value_event(e)
WHERE e.id = current_setting('test.event')::uuid;
SELECT results_eq(
    'drift', ARRAY[1, 2], 'whoever forges the hash of an event breaks its shares'
);

SELECT * FROM finish();
ROLLBACK;
