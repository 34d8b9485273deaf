BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT is_empty(
    'SELECT * FROM priv.find_story_drift()', 'what triggers keep is what the truth tables say'
);
-- Triggers off: what a restore or a hand could leave behind.
SET LOCAL session_replication_role = replica;

UPDATE ledger.stories
SET public_until = 'infinity',
    cross_community_until = 'infinity',
    research_until = 'infinity',
    ai_until = 'infinity',
    required_protocol_ids = '{00000000-0000-7000-8000-0000000000a1}',
    period_keys = period_keys || period_keys
WHERE id = tap.story('open');
UPDATE ledger.story_communities SET community_id = tap.elsewhere()
WHERE story_id = tap.story('open');
SELECT results_eq(
    'SELECT column_name FROM priv.find_story_drift()',
    ARRAY[
        'ai_until', 'community_ids', 'cross_community_until', 'home_community_id',
        'period_keys', 'public_until', 'required_protocol_ids', 'research_until'
    ],
    'each derived column that differs from its truth is found'
);
DELETE FROM ledger.story_communities WHERE story_id = tap.story('open');
SELECT isnt_empty(
    $$SELECT FROM priv.find_story_drift() WHERE column_name = 'home_community_id'$$,
    'a story without any community is one too'
);
SET LOCAL session_replication_role = origin;
SELECT function_privs_are(
    'priv', 'find_story_drift', ARRAY[]::text[], 'authenticated', ARRAY[]::text[],
    'a client learns of no story through it'
);

SELECT * FROM finish();
ROLLBACK;
