DROP INDEX ledger.sharing_agreements_open_key;
