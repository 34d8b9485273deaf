BEGIN;
SELECT plan(1);

SELECT is_empty(
    $$
    SELECT conname FROM pg_constraint
    WHERE conname = 'story_embeddings_embedding_check'
        AND pg_get_constraintdef(oid) ~ 'CHECK \({4}'
    $$,
    'the check on embeddings reads the same after a dump is restored'
);

SELECT * FROM finish();
ROLLBACK;
