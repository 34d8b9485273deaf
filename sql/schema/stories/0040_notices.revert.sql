DROP TABLE ledger.notices;
