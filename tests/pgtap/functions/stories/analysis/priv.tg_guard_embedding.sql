BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT throws_ok(
    format(
        'INSERT INTO ledger.story_embeddings (story_id, model, version, embedding)
         VALUES (%L, ''model-1'', 1, ''{0.6,0.8}''::real[])',
        current_setting('test.circle')
    ),
    'EL110', 'no consent to ai_analysis in effect for story ' || current_setting('test.circle'),
    'whoever writes it, nothing is embedded without consent'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('circle'), 'ai_analysis', now() + '1 hour');
SELECT ledger.revise_story(tap.story('circle'), p_content => 'Today.');
SELECT tap.become('none');
INSERT INTO ledger.story_embeddings (story_id, model, version, embedding)
VALUES (tap.story('circle'), 'model-1', 1, '{0.6,0.8}'::real[]);
SELECT is(
    (SELECT version FROM ledger.story_embeddings WHERE story_id = tap.story('circle')),
    2, 'an embedding is of the current version'
);
SELECT set_config('ledger.clock', (now() + '1 hour')::text, TRUE);
SELECT throws_ok(
    format('UPDATE ledger.story_embeddings SET embedding = embedding WHERE story_id = %L', current_setting('test.circle')),
    'EL110', 'no consent to ai_analysis in effect for story ' || current_setting('test.circle'),
    'nor is it written again when consent has ended'
);

SELECT * FROM finish();
ROLLBACK;
