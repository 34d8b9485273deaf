BEGIN;
SELECT plan(7);

SELECT is(
    priv.uuid_floor('2022-02-22 14:22:22-05'),
    '017f22e2-79b0-7000-8000-000000000000'::uuid,
    'the example time of RFC 9562 gives the example bits'
);
SELECT is(
    priv.uuid_floor('1970-01-01 00:00:00+00'),
    '00000000-0000-7000-8000-000000000000'::uuid,
    'the smallest id belongs to the first moment of 1970'
);
SELECT is(
    priv.uuid_floor('2026-05-01 00:00:00.123999+00'),
    priv.uuid_floor('2026-05-01 00:00:00.123+00'),
    'the function rounds down to a millisecond'
);
SELECT is(
    priv.uuid_time(priv.uuid_floor('2026-05-01 00:00:00.123+00')),
    '2026-05-01 00:00:00.123+00'::timestamptz,
    'priv.uuid_time returns the time of a bound'
);
SELECT ok(
    priv.uuid_floor(clock_timestamp() - interval '1 second') < priv.new_id()
    AND priv.new_id() < priv.uuid_floor(clock_timestamp() + interval '1 second'),
    'an id made now lies between the bounds around now'
);
SET LOCAL timezone = 'Pacific/Auckland';
SELECT is(
    priv.uuid_floor('2022-02-22 14:22:22-05'),
    '017f22e2-79b0-7000-8000-000000000000'::uuid,
    'the time zone of the session does not matter'
);

SELECT is(
    tap.callers('priv.uuid_floor'), ARRAY[]::text[],
    'only the owner may call the function'
);

SELECT * FROM finish();
ROLLBACK;
