BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('river', 'published', 'community');
SELECT tap.tell('secret', 'draft', 'community');
SELECT function_privs_are(
    'ledger', 'connect_stories', ARRAY['uuid', 'uuid', 'text', 'numeric', 'text'],
    'anon', ARRAY[]::text[],
    'an anonymous request connects nothing'
);
SELECT tap.become('authenticated', 1);
SELECT isnt(
    ledger.connect_stories(tap.story('circle'), tap.story('river'), 'answers'), NULL,
    'a storyteller says how their stories belong together'
);
SELECT isnt(
    ledger.connect_stories(tap.story('river'), tap.story('secret'), 'answers'),
    NULL, 'a draft too'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    format(
        $$SELECT target_story_id::text FROM ledger.knowledge_connections
          WHERE source_story_id IN (%L, %L)$$,
        current_setting('test.circle'), current_setting('test.river')
    ),
    ARRAY[current_setting('test.river')],
    'which a member does not learn of'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
