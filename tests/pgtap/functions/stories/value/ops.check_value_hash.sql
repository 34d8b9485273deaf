BEGIN;
SELECT plan(3);

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
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_value_hash()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);
SELECT is_empty(
    'SELECT detail FROM ops.check_value_hash()',
    'what nobody touched is what was recorded'
);
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE ledger.value_events DISABLE TRIGGER t100_append_only;
ALTER TABLE ledger.value_distribution DISABLE TRIGGER t100_append_only;
UPDATE ledger.value_distribution SET method = 'cash'
WHERE event_id = current_setting('test.event')::uuid AND position = 2;
UPDATE ledger.value_events SET amount = 200 WHERE id = current_setting('test.event')::uuid;
SELECT results_eq(
    'SELECT level, detail FROM ops.check_value_hash() ORDER BY detail COLLATE "C" DESC',
    format(
        $$VALUES
        ('ERROR', 'Value event %1$s differs from its hash.'),
        ('ERROR', 'Share 2 of value event %1$s differs from its hash.')$$,
        current_setting('test.event')
    ),
    'an event and a share that were rewritten are named'
);

SELECT * FROM finish();
ROLLBACK;
