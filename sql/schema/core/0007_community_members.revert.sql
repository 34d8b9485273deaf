DROP TABLE ledger.community_members;
