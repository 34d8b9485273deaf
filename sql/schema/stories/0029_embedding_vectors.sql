-- eldb: when vector
-- eldb: as login
DO $$
DECLARE
    v_schema text;
BEGIN
    PERFORM FROM pg_catalog.pg_extension WHERE extname = 'vector';
    IF NOT FOUND THEN
        CREATE EXTENSION vector;
    END IF;
    -- It lies where somebody put it, which need not be on any search path.
    SELECT extnamespace::regnamespace::text INTO v_schema
    FROM pg_catalog.pg_extension
    WHERE extname = 'vector';
    ALTER TABLE ledger.story_embeddings
    DROP CONSTRAINT story_embeddings_embedding_check;
    EXECUTE pg_catalog.format(
        'ALTER TABLE ledger.story_embeddings ALTER COLUMN embedding TYPE %s.vector',
        v_schema
    );
    EXECUTE pg_catalog.format(
        'ALTER TABLE ledger.story_embeddings
         ADD CONSTRAINT story_embeddings_embedding_check
         CHECK (%s.vector_norm(embedding) > 0)',
        v_schema
    );
END;
$$;
