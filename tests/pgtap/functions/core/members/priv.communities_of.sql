BEGIN;
SELECT plan(2);

SELECT tap.memberships();

SELECT is(
    ARRAY(
        SELECT p
        FROM generate_series(1, 9) AS p
        WHERE
            tap.here() = ANY(priv.communities_of(tap.person(p)))
        ORDER BY p
    ),
    ARRAY[1, 2, 3],
    'active members of any role belong to the community'
);
SELECT is(priv.communities_of(NULL), '{}'::uuid[],
    'without a person the function returns an empty array');

SELECT * FROM finish();
ROLLBACK;
