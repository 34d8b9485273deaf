DROP TABLE ledger.insight_endorsements;
DROP TABLE ledger.insight_votes;
