BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT tap.become('authenticated', 4);
SELECT throws_ok(
    format(
        'SELECT priv.share_story(%L, ''00000000-0000-7000-8000-0000000000c2'')',
        current_setting('test.circle')
    ),
    'EL102',
    'only the storyteller decides this for story ' || current_setting('test.circle'),
    'a lead shares nobody''s story'
);
SELECT tap.become('none');
UPDATE ledger.community_members SET status = 'suspended'
WHERE profile_id = tap.person(1)
    AND community_id = tap.elsewhere();
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    format(
        'SELECT priv.share_story(%L, ''00000000-0000-7000-8000-0000000000c2'')',
        current_setting('test.circle')
    ),
    'EL103', 'not an active member of community 00000000-0000-7000-8000-0000000000c2',
    'a storyteller shares only where they are an active member'
);
SELECT tap.become('none');
UPDATE ledger.community_members SET status = 'active';
SELECT tap.become('authenticated', 1);
SELECT priv.share_story(tap.story('circle'), tap.elsewhere())
FROM generate_series(1, 2);
SELECT results_eq(
    format(
        'SELECT community_id, is_home FROM ledger.story_communities
         WHERE story_id = %L ORDER BY community_id',
        current_setting('test.circle')
    ),
    $$VALUES
    (tap.here(), TRUE),
    (tap.elsewhere(), FALSE)$$,
    'sharing twice is sharing once, and the home stays'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = tap.story('circle') AND action = 'share_story'
    ),
    1,
    'one audit row says so'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
