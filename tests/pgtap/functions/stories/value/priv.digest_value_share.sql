BEGIN;
SELECT plan(10);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.earn('b1', 'circle');
SELECT tap.hand_out('b1');

SELECT is(
    priv.digest_value_share(d, e.record_hash), d.record_hash,
    format('the digest of share %s is its hash', d.position)
)
FROM ledger.value_distribution AS d
INNER JOIN ledger.value_events AS e ON e.id = d.event_id;
SELECT isnt(
    priv.digest_value_share(jsonb_populate_record(d, change::jsonb), e.record_hash),
    d.record_hash,
    format('a share that is changed to %s has another digest', change)
)
FROM ledger.value_distribution AS d
INNER JOIN ledger.value_events AS e ON e.id = d.event_id
CROSS JOIN unnest(ARRAY[
    '{"amount": 66.66}', '{"method": "cash"}', '{"position": 3}',
    '{"profile_id": "00000000-0000-7000-8000-000000000002"}',
    '{"community_id": "00000000-0000-7000-8000-0000000000c2"}',
    '{"distributed_by": "00000000-0000-7000-8000-000000000002"}',
    '{"distributed_at": "2020-01-01"}'
]) AS change
WHERE d.position = 1;
SELECT isnt(
    priv.digest_value_share(d, sha256('another event')), d.record_hash,
    'the same share of another event has another digest'
)
FROM ledger.value_distribution AS d
WHERE d.position = 1;

SELECT * FROM finish();
ROLLBACK;
