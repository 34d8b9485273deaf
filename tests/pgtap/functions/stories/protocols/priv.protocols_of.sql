BEGIN;
SELECT plan(3);

SELECT tap.protocol_society();
SELECT tap.block_some();

SELECT is(
    ARRAY(
        SELECT p FROM generate_series(1, 8) AS p
        WHERE tap.id('a1') = ANY(priv.protocols_of(tap.person(p)))
    ),
    ARRAY[2],
    'only a member whom no community blocks satisfies a protocol'
);
SELECT is(
    priv.protocols_of(NULL), '{}'::uuid[],
    'for nobody the result is an empty array, not NULL'
);
SELECT is(
    tap.callers('priv.protocols_of'), '{}',
    'no client asks which protocols other people satisfy'
);

SELECT * FROM finish();
ROLLBACK;
