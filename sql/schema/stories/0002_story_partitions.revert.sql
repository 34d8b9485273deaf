DELETE FROM ops.partition_sets
WHERE table_name = 'ledger.stories';
