BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT matches(
    tap.refusal(query), '^23000 . the home of a story is fixed: story ID', description
)
FROM (
    VALUES
    (
        'INSERT INTO ledger.story_communities (story_id, community_id, is_home, shared_by)
         VALUES (tap.story(''circle''), tap.elsewhere(), TRUE, tap.person(1))',
        'a story does not get a second home'
    ),
    (
        'UPDATE ledger.story_communities SET is_home = FALSE',
        'the home of a story does not become another community'
    ),
    ('DELETE FROM ledger.story_communities', 'a story does not lose its home')
) AS a (query, description);
SELECT is(tap.refusal(query), 'done', description)
FROM (
    VALUES
    (
        'INSERT INTO ledger.story_communities (story_id, community_id, shared_by)
         VALUES (tap.story(''circle''), tap.elsewhere(), tap.person(1))',
        'another community is added to a story'
    ),
    (
        'DELETE FROM ledger.story_communities WHERE NOT is_home',
        'a community that is not the home is removed from a story'
    )
) AS a (query, description);

SELECT * FROM finish();
ROLLBACK;
