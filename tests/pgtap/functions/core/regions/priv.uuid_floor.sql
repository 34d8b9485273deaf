BEGIN;
SELECT plan(7);

SELECT is(
    priv.uuid_floor('2022-02-22 14:22:22-05'),
    '017f22e2-79b0-7000-8000-000000000000'::uuid,
    'the time of the example in RFC 9562 is where the RFC has it'
);
SELECT is(
    priv.uuid_floor('1970-01-01 00:00:00+00'),
    '00000000-0000-7000-8000-000000000000'::uuid,
    'time begins in 1970'
);
SELECT is(
    priv.uuid_floor('2026-05-01 00:00:00.123999+00'),
    priv.uuid_floor('2026-05-01 00:00:00.123+00'),
    'a bound is a whole millisecond, rounded down'
);
SELECT is(
    priv.uuid_time(priv.uuid_floor('2026-05-01 00:00:00.123+00')),
    '2026-05-01 00:00:00.123+00'::timestamptz,
    'a bound tells its instant back'
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

SELECT set_eq(
    $$
    SELECT a.grantee::regrole::text
    FROM pg_proc AS p
    CROSS JOIN aclexplode(p.proacl) AS a
    WHERE p.oid = 'priv.uuid_floor(timestamptz)'::regprocedure
        AND a.grantee <> p.proowner
    $$,
    ARRAY[]::text[],
    'it is for those who keep partitions'
);

SELECT * FROM finish();
ROLLBACK;
