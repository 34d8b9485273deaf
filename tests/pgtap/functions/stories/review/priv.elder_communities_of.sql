BEGIN;
SELECT plan(3);

SELECT tap.society();

SELECT is(
    ARRAY(
        SELECT p FROM generate_series(1, 8) AS p
        WHERE tap.here() = ANY(priv.elder_communities_of(tap.person(p)))
    ),
    ARRAY[3],
    'only its active elder is an elder of a community'
);
SELECT is(
    priv.elder_communities_of(NULL), '{}'::uuid[],
    'for nobody the result is an empty array, not NULL'
);
SELECT is(
    tap.callers('priv.elder_communities_of'), '{}',
    'no client asks where other people are elders'
);

SELECT * FROM finish();
ROLLBACK;
