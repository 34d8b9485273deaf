DROP TABLE ledger.story_analyses;
