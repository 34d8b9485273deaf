DROP TABLE ledger.story_versions;
