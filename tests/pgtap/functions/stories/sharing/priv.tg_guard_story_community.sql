BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT throws_ok(
    format(
        'INSERT INTO ledger.story_communities (story_id, community_id, is_home, shared_by)
         VALUES (%L, ''00000000-0000-7000-8000-0000000000c2'', TRUE,
             ''00000000-0000-7000-8000-000000000001'')',
        current_setting('test.circle')
    ),
    '23000', 'the home of a story is fixed: story ' || current_setting('test.circle'),
    'a story has no second home'
);
SELECT throws_ok(
    format(
        'UPDATE ledger.story_communities SET is_home = FALSE WHERE story_id = %L',
        current_setting('test.circle')
    ),
    '23000', 'the home of a story is fixed: story ' || current_setting('test.circle'),
    'its home does not stop being one'
);
SELECT throws_ok(
    format(
        'DELETE FROM ledger.story_communities WHERE story_id = %L',
        current_setting('test.circle')
    ),
    '23000', 'the home of a story is fixed: story ' || current_setting('test.circle'),
    'a story does not lose its home'
);
SELECT lives_ok(
    format(
        'INSERT INTO ledger.story_communities (story_id, community_id, shared_by)
         VALUES (%L, ''00000000-0000-7000-8000-0000000000c2'',
             ''00000000-0000-7000-8000-000000000001'')',
        current_setting('test.circle')
    ),
    'another community is added'
);
SELECT lives_ok(
    format(
        'DELETE FROM ledger.story_communities WHERE story_id = %L AND NOT is_home',
        current_setting('test.circle')
    ),
    'and removed'
);

SELECT * FROM finish();
ROLLBACK;
