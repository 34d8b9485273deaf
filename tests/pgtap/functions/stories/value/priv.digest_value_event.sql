BEGIN;
SELECT plan(12);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.earn('b1', 'circle');

SELECT is(
    priv.digest_value_event(e), e.record_hash,
    'the digest of a recorded event is its hash'
)
FROM ledger.value_events AS e;
SET LOCAL TIME ZONE 'Pacific/Apia';
SET LOCAL DateStyle = 'German';
SELECT is(
    priv.digest_value_event(e), e.record_hash,
    'a session with another time zone and date style computes the same digest'
)
FROM ledger.value_events AS e;
SELECT isnt(
    priv.digest_value_event(jsonb_populate_record(e, change::jsonb)), e.record_hash,
    format('an event that is changed to %s has another digest', change)
)
FROM ledger.value_events AS e
CROSS JOIN unnest(ARRAY[
    '{"amount": 100.01}', '{"currency": "USD"}', '{"description": "A gift."}',
    '{"occurred_on": "2020-01-02"}', '{"kind": "social"}',
    '{"story_id": "00000000-0000-7000-8000-0000000000ff"}',
    '{"recorded_by": "00000000-0000-7000-8000-000000000002"}',
    '{"recorded_at": "2020-01-01"}', '{"id": "00000000-0000-7000-8000-0000000000ff"}'
]) AS change;
SELECT is(
    priv.digest_value_event(jsonb_populate_record(
        NULL::ledger.value_events,
        '{"id": "00000000-0000-7000-8000-000000000001", "amount": 1.50,
          "currency": "AUD", "recorded_at": "2030-01-01 00:00:00+00"}'
    )),
    sha256(
        '["00000000-0000-7000-8000-000000000001", null, null, null, 1.50, "AUD", null, '
        'null, 1893456000.000000]'
    ),
    'anybody can compute the digest as the SHA-256 of a JSON array of the columns'
);

SELECT * FROM finish();
ROLLBACK;
