BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT results_eq(
    $$SELECT * FROM priv.weigh_story(tap.story('circle'), tap.person(2))$$,
    $$
    VALUES
    (1, 'reach', 'own', FALSE), (2, 'reach', 'public', FALSE),
    (3, 'reach', 'community', TRUE), (4, 'reach', 'cross-community', FALSE),
    (5, 'reach', 'research', FALSE), (6, 'reach', 'review', FALSE),
    (7, 'reach', 'keeper', FALSE), (8, 'gate', 'status', TRUE),
    (9, 'gate', 'protocol', TRUE), (10, 'gate', 'period', TRUE)
    $$,
    'each reach and each gate is judged on its own, in order'
);
SELECT is_empty(
    $$
    SELECT * FROM priv.weigh_story(tap.story('circle'), NULL)
    WHERE holds IS NULL OR (kind = 'reach' AND holds)
    $$,
    'every answer for an anonymous reader is true or false, never NULL'
);
SELECT is_empty(
    'SELECT * FROM priv.weigh_story(gen_random_uuid(), NULL)',
    'a story that does not exist has no rows'
);
SELECT is(
    tap.callers('priv.weigh_story'), '{}',
    'no client calls the helper by itself'
);

SELECT * FROM finish();
ROLLBACK;
