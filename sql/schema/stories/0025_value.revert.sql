DROP TABLE ledger.value_distribution;
DROP TABLE ledger.value_events;
