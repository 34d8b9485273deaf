DROP TABLE ledger.regions;
