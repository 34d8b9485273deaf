BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

CREATE FUNCTION pg_temp.attempt(p_embedding text)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.serve(
    format(
        'SELECT ledger.record_embedding(tap.story(''circle''), ''model-1'', %L)',
        p_embedding
    )
);
$$;

SELECT is(
    tap.callers('ledger.record_embedding'), ARRAY['service_role'],
    'only the service role records an embedding'
);
SELECT matches(
    pg_temp.attempt('{0.6,0.8}'),
    '^EL110 . no consent to ai_analysis in effect for story ID',
    'without consent no embedding is recorded'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('circle'), 'ai_analysis');
SELECT tap.become('none');
SELECT is(
    pg_temp.attempt('{0.6,0.8}'), 'done',
    'the service role records an embedding with consent'
);
SELECT is(
    tap.serve(
        $$SELECT priv.record_embedding(tap.story('circle'), 'model-1', '{0.8,0.6}')$$
    ),
    'done', 'the service role records an embedding of the same model again'
);
SELECT results_eq(
    'SELECT story_id, model, version, embedding::real[] FROM ledger.story_embeddings',
    $$VALUES (tap.story('circle'), 'model-1', 1, '{0.8,0.6}'::real[])$$,
    'a story has one embedding for each model, which is the last one recorded'
);
SELECT results_eq(
    $$SELECT tap.audited('record_embedding')$$,
    ARRAY[
        'service_role story ID {"model": "model-1"}',
        'service_role story ID {"model": "model-1"}'
    ],
    'one audit row for each embedding names the service role and the model, and no '
    'person'
);

SELECT * FROM finish();
ROLLBACK;
