-- eldb: unless vector
ALTER TABLE ledger.story_embeddings
DROP CONSTRAINT story_embeddings_embedding_check;
ALTER TABLE ledger.story_embeddings
ADD CONSTRAINT story_embeddings_embedding_check
CHECK (
    cardinality(embedding) BETWEEN 1 AND 16000
    AND array_ndims(embedding) = 1
    AND array_position(embedding, NULL) IS NULL
    AND 0 <> ANY(embedding)
) NOT VALID;
ALTER TABLE ledger.story_embeddings
VALIDATE CONSTRAINT story_embeddings_embedding_check;
