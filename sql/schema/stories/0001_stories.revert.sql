ALTER TABLE ledger.stories DROP CONSTRAINT stories_home_community_id_fkey;
DROP TABLE ledger.story_communities;
DROP TABLE ledger.stories;
