BEGIN;
SELECT plan(3);

SELECT tap.protocol_society();
SELECT tap.block_some();

SELECT is(
    tap.who($$SELECT priv.my_protocols() = ARRAY[tap.id('a1')]$$), ARRAY[2],
    'a steward satisfies the protocol'
);
SELECT is(
    tap.who($$SELECT priv.my_protocols() = '{}'$$), ARRAY[1, 3, 4, 5, 6, 7, 8, 9],
    'a lead who was not admitted and a person whom a community blocks satisfy none, not NULL'
);
SELECT tap.become('anon');
SELECT is(
    priv.my_protocols(), '{}'::uuid[],
    'for an anonymous request the result is an empty array, not NULL'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
