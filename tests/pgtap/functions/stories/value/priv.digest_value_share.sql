BEGIN;
SELECT plan(10);

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
SELECT is(
    priv.digest_value_share(d, e.record_hash), d.record_hash,
    format('the digest is the hash of share %s', d.position)
)
FROM ledger.value_distribution AS d
INNER JOIN ledger.value_events AS e ON e.id = d.event_id
WHERE e.id = current_setting('test.event')::uuid;
SELECT isnt(
    priv.digest_value_share(jsonb_populate_record(d, change::jsonb), e.record_hash),
    d.record_hash,
    format('it changes with %s', change)
)
FROM ledger.value_distribution AS d
INNER JOIN ledger.value_events AS e ON e.id = d.event_id
CROSS JOIN unnest(ARRAY[
    '{"amount": 66.66}', '{"method": "cash"}', '{"position": 3}',
    '{"profile_id": "00000000-0000-7000-8000-000000000002"}', '{"community_id": "00000000-0000-7000-8000-0000000000c2"}',
    '{"distributed_by": "00000000-0000-7000-8000-000000000002"}', '{"distributed_at": "2020-01-01"}'
]) AS change
WHERE e.id = current_setting('test.event')::uuid AND d.position = 1;
SELECT isnt(
    priv.digest_value_share(d, sha256('another event')), d.record_hash,
    'and with its event'
)
FROM ledger.value_distribution AS d
WHERE d.event_id = current_setting('test.event')::uuid AND d.position = 1;

SELECT * FROM finish();
ROLLBACK;
