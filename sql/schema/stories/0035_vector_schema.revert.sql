-- eldb: when vector
-- eldb: as login
DO $$
BEGIN
    -- A platform's own schema of that name stays as it is, and what this login may not
    -- move back stays where it is.
    IF obj_description(to_regnamespace('extensions'), 'pg_namespace')
        = 'Types and functions of extensions; exposed to no API.'
        AND has_schema_privilege('public', 'CREATE')
    THEN
        ALTER EXTENSION vector SET SCHEMA public;
        ALTER TABLE ledger.story_embeddings
        DROP CONSTRAINT story_embeddings_embedding_check,
        ADD CONSTRAINT story_embeddings_embedding_check
        CHECK (public.vector_norm(embedding) > 0);
        DROP SCHEMA extensions;
    END IF;
END;
$$;
