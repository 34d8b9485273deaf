BEGIN;
SELECT plan(4);

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
SELECT is(
    (
        SELECT format_type(a.atttypid, NULL) ~ '\mvector$' FROM pg_attribute AS a
        WHERE a.attrelid = 'ledger.story_embeddings'::regclass AND a.attname = 'embedding'
    ),
    EXISTS (SELECT FROM pg_extension WHERE extname = 'vector'),
    'embeddings are vectors if the server has the extension'
);
SELECT throws_ok(
    format('SELECT pg_temp.embed(%L)', nothing), NULL, NULL,
    format('an embedding cannot be %s', nothing)
)
FROM unnest(ARRAY['{}', '{NULL,1}', '{{1,0},{0,1}}']) AS nothing;

SELECT * FROM finish();
ROLLBACK;
