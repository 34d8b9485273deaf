BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('circle'), 'ai_analysis');
SELECT tap.become('none');
CREATE FUNCTION pg_temp.embed(p_embedding real[], p_model text DEFAULT 'model-1')
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.story_embeddings (story_id, model, version, embedding)
VALUES (tap.story('circle'), p_model, 1, p_embedding);
$$;
SELECT pg_temp.embed('{0.6,0.8}');
SELECT is(
    (
        SELECT embedding::real[] FROM ledger.story_embeddings
        WHERE story_id = tap.story('circle')
    ),
    '{0.6,0.8}'::real[],
    'an embedding is stored as it was given, with and without vector'
);
SELECT throws_ok(
    'SELECT pg_temp.embed(''{0.6,0.8}'')',
    '23505',
    'duplicate key value violates unique constraint '
    '"story_embeddings_pkey"',
    'a story has one embedding per model'
);
SELECT throws_ok(
    'SELECT pg_temp.embed(''{0.6,0.8}'', '' '')',
    '23514',
    'new row for relation "story_embeddings" violates check constraint '
    '"story_embeddings_model_check"',
    'an embedding must name its model'
);
SELECT throws_ok(
    'SELECT pg_temp.embed(''{0,0}'', ''model-2'')',
    '23514',
    'new row for relation "story_embeddings" violates check constraint '
    '"story_embeddings_embedding_check"',
    'an embedding cannot be all zeros'
);
SET LOCAL session_replication_role = replica;
SELECT is(
    tap.broken('UPDATE ledger.story_embeddings SET version = 0'),
    'story_embeddings_version_check', 'the version of an embedding is at least 1'
);
SET LOCAL session_replication_role = origin;

SELECT * FROM finish();
ROLLBACK;
