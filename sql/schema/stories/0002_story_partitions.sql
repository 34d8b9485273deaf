INSERT INTO ops.partition_sets (table_name, width, ahead, fillfactor)
VALUES ('ledger.stories', '1 year', 1, 85);
