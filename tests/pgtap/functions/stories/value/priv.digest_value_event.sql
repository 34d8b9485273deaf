BEGIN;
SELECT plan(12);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.event',
    ledger.record_value(tap.story('circle'), 'monetary', 'A fee.', 100, 'AUD')::text, TRUE
);
SELECT tap.become('none');
SELECT is(
    priv.digest_value_event(e), e.record_hash, 'the digest is the hash of the row'
)
FROM ledger.value_events AS e WHERE e.id = current_setting('test.event')::uuid;
SET LOCAL TIME ZONE 'Pacific/Apia';
SET LOCAL DateStyle = 'German';
SELECT is(
    priv.digest_value_event(e), e.record_hash, 'in every session'
)
FROM ledger.value_events AS e WHERE e.id = current_setting('test.event')::uuid;
SELECT isnt(
    priv.digest_value_event(jsonb_populate_record(e, change::jsonb)), e.record_hash,
    format('it changes with %s', change)
)
FROM ledger.value_events AS e
CROSS JOIN unnest(ARRAY[
    '{"amount": 100.01}', '{"currency": "USD"}', '{"description": "A gift."}',
    '{"occurred_on": "2020-01-01"}', '{"kind": "social"}',
    '{"story_id": "00000000-0000-7000-8000-0000000000ff"}', '{"recorded_by": "00000000-0000-7000-8000-000000000002"}',
    '{"recorded_at": "2020-01-01"}', '{"id": "00000000-0000-7000-8000-0000000000ff"}'
]) AS change
WHERE e.id = current_setting('test.event')::uuid;
SELECT is(
    priv.digest_value_event(jsonb_populate_record(
        NULL::ledger.value_events,
        '{"id": "00000000-0000-7000-8000-000000000001", "amount": 1.50, "currency": "AUD", "recorded_at": "2030-01-01 00:00:00+00"}'
    )),
    sha256(
        '["00000000-0000-7000-8000-000000000001", null, null, null, 1.50, "AUD", null, null, 1893456000.000000]'
    ),
    'and is what anybody can compute'
);

SELECT * FROM finish();
ROLLBACK;
