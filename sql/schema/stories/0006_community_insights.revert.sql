DROP TABLE ledger.insight_stories;
DROP TABLE ledger.community_insights;
