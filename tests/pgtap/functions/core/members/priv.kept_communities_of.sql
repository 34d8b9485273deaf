BEGIN;
SELECT plan(2);

SELECT tap.memberships();

SELECT is(
    ARRAY(
        SELECT p
        FROM generate_series(1, 9) AS p
        WHERE
            tap.here() = ANY(priv.kept_communities_of( tap.person(p) ))
        ORDER BY p
    ),
    ARRAY[2, 3],
    'only the active elder and the active lead keep the community'
);
SELECT is(priv.kept_communities_of(NULL), '{}'::uuid[],
    'without a person the function returns an empty array');

SELECT * FROM finish();
ROLLBACK;
