DROP TABLE ledger.story_embeddings;
