BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.declare_protocol('a1');

SELECT is(
    tap.who($$SELECT priv.my_shared_protocols() = ARRAY[tap.id('a1')]$$),
    ARRAY[1, 2, 3, 4, 5],
    'a member of a community that shares a protocol may read about it'
);
SELECT is(
    tap.who($$SELECT priv.my_shared_protocols() = '{}'$$), ARRAY[6, 7, 8, 9],
    'a person of no such community finds an empty array, not NULL'
);
SELECT tap.become('anon');
SELECT is(
    priv.my_shared_protocols(), '{}'::uuid[],
    'for an anonymous request the result is an empty array, not NULL'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
