BEGIN;
SELECT plan(5);

SELECT is(
    priv.uuid_time('017f22e2-79b0-7cc3-98c4-dc0c0c07398f'),
    '2022-02-22 14:22:22-05'::timestamptz,
    'the example in RFC 9562 was made when the RFC says'
);
SELECT is(
    priv.uuid_time('919108f7-52d1-4320-9bac-f847db4148a8'), NULL,
    'a random id tells no time'
);
SELECT is(
    priv.uuid_time('1ec9414c-232a-6b00-b3c8-9f6bdeced846'), NULL,
    'nor does one of another time-based version'
);
SELECT is(priv.uuid_time(NULL), NULL, 'no id, no time');

SELECT set_eq(
    $$
    SELECT a.grantee::regrole::text
    FROM pg_proc AS p
    CROSS JOIN aclexplode(p.proacl) AS a
    WHERE p.oid = 'priv.uuid_time(uuid)'::regprocedure
        AND a.grantee <> p.proowner
    $$,
    ARRAY[]::text[],
    'it is for those who keep partitions'
);

SELECT * FROM finish();
ROLLBACK;
