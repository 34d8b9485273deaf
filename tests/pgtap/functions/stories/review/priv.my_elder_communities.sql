BEGIN;
SELECT plan(3);

SELECT tap.society();

SELECT is(
    tap.who($$SELECT priv.my_elder_communities() = ARRAY[tap.here()]$$), ARRAY[3],
    'an elder finds the community where they are an elder'
);
UPDATE ledger.community_members SET valid_until = now() WHERE profile_id = tap.person(3);
SELECT is(
    tap.who($$SELECT priv.my_elder_communities() = '{}'$$), ARRAY[1, 2, 3, 4, 6, 7, 8, 9],
    'a member, a lead and a former elder find an empty array, not NULL'
);
SELECT tap.become('anon');
SELECT is(
    priv.my_elder_communities(), '{}'::uuid[],
    'an anonymous request finds an empty array, not NULL'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
