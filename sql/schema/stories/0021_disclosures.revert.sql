DROP TABLE ledger.disclosures;
