BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('river', 'published', 'community');
SELECT tap.tell('secret', 'draft', 'community');
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format('SELECT priv.connect_stories(%L, %L, ''answers'', NULL, NULL)', current_setting('test.circle'), current_setting('test.river')),
    'EL102', 'only a storyteller or an elder or lead of a home connects story '
    || current_setting('test.circle'),
    'a member connects nothing'
);
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    format(
        'SELECT priv.connect_stories(%L, %L, ''answers'', NULL, NULL)',
        current_setting('test.circle'), current_setting('test.secret')
    ),
    'EL101', 'cannot find story ' || current_setting('test.secret'),
    'an elder connects what they see alone'
);
SELECT set_config(
    'test.connection',
    priv.connect_stories(tap.story('circle'), tap.story('river'), 'answers', 0.8, 'The same flood.')::text,
    TRUE
);
SELECT is(
    priv.connect_stories(tap.story('circle'), tap.story('river'), 'answers', 0.1, NULL)::text,
    current_setting('test.connection'),
    'what is connected already is found'
);
SELECT tap.become('authenticated', 1);
SELECT isnt(
    priv.connect_stories(tap.story('river'), tap.story('circle'), 'answers', NULL, NULL)::text,
    current_setting('test.connection'),
    'the other direction is another connection'
);
SELECT results_eq(
    format(
        $$SELECT discovered_by, recorded_by, strength, note
          FROM ledger.knowledge_connections
          WHERE source_story_id IN (%1$L, %2$L)
          ORDER BY discovered_by$$,
        current_setting('test.circle'), current_setting('test.river')
    ),
    $$VALUES
    ('community', tap.person(3), 0.800, 'The same flood.'),
    ('storyteller', tap.person(1), NULL, NULL)$$,
    'each says who found it'
);
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    $$SELECT detail FROM ledger.access_logs WHERE action = 'connect_stories'$$,
    format(
        'SELECT jsonb_build_object(''source_story_id'', %L, ''target_story_id'', %L)',
        current_setting('test.circle'), current_setting('test.river')
    ),
    'one audit row says which stories, and nothing of the note'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
