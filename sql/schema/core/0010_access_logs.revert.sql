DROP TABLE ledger.access_logs;
DELETE FROM ops.partition_sets
WHERE table_name = 'ledger.access_logs';
