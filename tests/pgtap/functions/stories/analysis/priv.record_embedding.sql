BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('circle'), 'ai_analysis');
SELECT tap.become('service_role');
SELECT lives_ok(
    format('SELECT priv.record_embedding(%L, ''model-1'', %L)', current_setting('test.circle'), embedding),
    'an embedding is recorded, and recorded again'
)
FROM unnest(ARRAY['{0.6,0.8}', '{0.8,0.6}']) AS embedding;
SELECT tap.become('none');
SELECT results_eq(
    format(
        'SELECT model, version, embedding::real[] FROM ledger.story_embeddings WHERE story_id = %L',
        current_setting('test.circle')
    ),
    $$VALUES ('model-1', 1, '{0.8,0.6}'::real[])$$,
    'the new one stands in place of the old'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = tap.story('circle') AND action = 'record_embedding'
    ),
    2,
    'an audit row each says so'
);

SELECT * FROM finish();
ROLLBACK;
