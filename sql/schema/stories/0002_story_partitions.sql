INSERT INTO ops.partition_sets (table_name, width, ahead)
VALUES ('ledger.stories', '1 year', 1);
