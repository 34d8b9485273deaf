BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.let_study('f1', 8);

SELECT is(
    ARRAY(
        SELECT p FROM generate_series(1, 8) AS p
        WHERE tap.here() = ANY(priv.research_communities_of(tap.person(p)))
    ),
    ARRAY[8],
    'only the holder of a grant studies in the community'
);
SELECT is(
    priv.research_communities_of(NULL), '{}'::uuid[],
    'for nobody the result is an empty array, not NULL'
);
SELECT is(
    tap.callers('priv.research_communities_of'), '{}',
    'no client asks where other people study'
);

SELECT * FROM finish();
ROLLBACK;
