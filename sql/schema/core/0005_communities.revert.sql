DROP TABLE ledger.communities;
