DROP TABLE ledger.story_protocols;
