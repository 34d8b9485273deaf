DROP TABLE ledger.protocol_periods;
