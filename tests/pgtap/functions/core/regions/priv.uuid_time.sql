BEGIN;
SELECT plan(5);

SELECT is(
    priv.uuid_time('017f22e2-79b0-7cc3-98c4-dc0c0c07398f'),
    '2022-02-22 14:22:22-05'::timestamptz,
    'the example id of RFC 9562 gives the time in the RFC'
);
SELECT is(
    priv.uuid_time('919108f7-52d1-4320-9bac-f847db4148a8'), NULL,
    'a random id has no time'
);
SELECT is(
    priv.uuid_time('1ec9414c-232a-6b00-b3c8-9f6bdeced846'), NULL,
    'an id of another time-based version has no time'
);
SELECT is(priv.uuid_time(NULL), NULL, 'NULL has no time');

SELECT is(
    tap.callers('priv.uuid_time'), ARRAY[]::text[],
    'only the owner may call the function'
);

SELECT * FROM finish();
ROLLBACK;
