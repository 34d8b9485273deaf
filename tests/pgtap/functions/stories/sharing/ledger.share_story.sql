BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT is(
    tap.callers('ledger.share_story'), ARRAY['authenticated'],
    'only people who are signed in share a story'
);
SELECT matches(
    tap.attempt(4, $$SELECT ledger.share_story(tap.story('circle'), tap.elsewhere())$$),
    '^EL102 ', 'a lead does not share another person''s story'
);
UPDATE ledger.community_members SET status = 'suspended'
WHERE profile_id = tap.person(1) AND community_id = tap.elsewhere();
SELECT matches(
    tap.attempt(1, $$SELECT ledger.share_story(tap.story('circle'), tap.elsewhere())$$),
    '^EL103 . not an active member of community ID',
    'a storyteller does not share a story where they are no active member'
);
UPDATE ledger.community_members SET status = 'active';
SELECT is(
    tap.attempt(
        1,
        $$SELECT
            ledger.share_story(tap.story('circle'), tap.elsewhere()),
            priv.share_story(tap.story('circle'), tap.elsewhere())$$
    ),
    'done', 'a storyteller shares a story with another community of theirs, once or twice'
);
SELECT results_eq(
    'SELECT community_id, is_home FROM ledger.story_communities ORDER BY community_id',
    $$VALUES (tap.here(), TRUE), (tap.elsewhere(), FALSE)$$,
    'a shared story has one row for each community and keeps its home'
);
SELECT is(
    tap.readers('circle'), ARRAY[1, 2, 3, 4, 5],
    'a member of the other community sees the shared story'
);
SELECT results_eq(
    $$SELECT tap.audited('share_story')$$,
    ARRAY['1 authenticated story ID {"community_id": "c2"}'],
    'sharing a story twice leaves one audit row'
);

SELECT * FROM finish();
ROLLBACK;
