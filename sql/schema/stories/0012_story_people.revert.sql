DROP TABLE ledger.story_people;
