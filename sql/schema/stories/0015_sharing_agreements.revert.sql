DROP TABLE ledger.sharing_agreements;
