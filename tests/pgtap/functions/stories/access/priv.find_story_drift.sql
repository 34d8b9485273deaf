BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');

SELECT is_empty(
    'SELECT * FROM priv.find_story_drift()',
    'derived columns that triggers keep do not differ from their truth'
);
SELECT tap.by_hand(
    $$UPDATE ledger.stories
    SET public_until = 'infinity',
        cross_community_until = 'infinity',
        research_until = 'infinity',
        ai_until = 'infinity',
        required_protocol_ids = ARRAY[tap.id('a1')],
        period_keys = period_keys || period_keys$$
);
SELECT tap.by_hand('UPDATE ledger.story_communities SET community_id = tap.elsewhere()');
SELECT results_eq(
    'SELECT column_name FROM priv.find_story_drift()',
    ARRAY[
        'ai_until', 'community_ids', 'cross_community_until', 'home_community_id',
        'period_keys', 'public_until', 'required_protocol_ids', 'research_until'
    ],
    'each derived column that differs from its truth is found'
);
SELECT tap.by_hand('DELETE FROM ledger.story_communities');
SELECT isnt_empty(
    $$SELECT FROM priv.find_story_drift() WHERE column_name = 'home_community_id'$$,
    'a story without any community is found'
);
SELECT is(
    tap.callers('priv.find_story_drift'), '{}',
    'no client calls the helper by itself'
);

SELECT * FROM finish();
ROLLBACK;
