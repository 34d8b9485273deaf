-- eldb: unless vector
-- A restored dump reads BETWEEN back as two comparisons, and the definition would then
-- differ from the recorded one. The constraint comes back in the same transaction.
ALTER TABLE ledger.story_embeddings
-- squawk-ignore ban-drop-constraint
DROP CONSTRAINT story_embeddings_embedding_check;
ALTER TABLE ledger.story_embeddings
ADD CONSTRAINT story_embeddings_embedding_check
CHECK (
    cardinality(embedding) >= 1
    AND cardinality(embedding) <= 16000
    AND array_ndims(embedding) = 1
    AND array_position(embedding, NULL) IS NULL
    AND 0 <> ANY(embedding)
) NOT VALID;
ALTER TABLE ledger.story_embeddings
VALIDATE CONSTRAINT story_embeddings_embedding_check;
