BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.let_study('f1', 8);

SELECT is(
    tap.who($$SELECT priv.my_research_communities() = ARRAY[tap.here()]$$), ARRAY[8],
    'only the holder of a grant, and not who gave it, studies in the community'
);
UPDATE ledger.research_grants SET revoked_at = now();
SELECT is(
    tap.who($$SELECT priv.my_research_communities() = '{}'$$),
    ARRAY[1, 2, 3, 4, 5, 6, 7, 8, 9],
    'after a grant is revoked everybody finds an empty array, not NULL'
);
SELECT tap.become('anon');
SELECT is(
    priv.my_research_communities(), '{}'::uuid[],
    'an anonymous request finds an empty array, not NULL'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
