BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.agree('e1');

SELECT is(
    ARRAY(
        SELECT p FROM generate_series(1, 8) AS p
        WHERE tap.neighbours() = ANY(priv.partner_communities_of(tap.person(p)))
    ),
    ARRAY[1, 2, 3, 4],
    'the members of one side of an agreement have the other side as a partner'
);
SELECT is(
    priv.partner_communities_of(NULL), '{}'::uuid[],
    'for nobody the result is an empty array, not NULL'
);
SELECT is(
    tap.callers('priv.partner_communities_of'), '{}',
    'no client asks for the partners of other people'
);

SELECT * FROM finish();
ROLLBACK;
