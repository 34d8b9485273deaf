BEGIN;
SELECT plan(3);

SELECT tap.plant_partitions();
SELECT ops.ensure_partitions('ledger.planted');

SELECT is_empty(
    'SELECT detail FROM ops.check_partition_bounds()',
    'the check finds nothing in the sets of a new region'
);
SET LOCAL timezone = 'UTC';
DROP TABLE ledger.planted_p20311201;
CREATE TABLE ledger.planted_rest PARTITION OF ledger.planted DEFAULT;
CREATE TABLE ledger.planted_alone (id uuid PRIMARY KEY) PARTITION BY RANGE (id);
INSERT INTO ops.partition_sets (table_name, width) VALUES ('ledger.absent', '1 day');
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_partition_bounds()$$,
    $$
    VALUES
    (
        'ERROR',
        'ledger.planted_p20320101 begins at 2032-01-01 00:00:00+00, but the partition'
        ' before it ends at 2031-12-01 00:00:00+00.',
        'CREATE TABLE ledger.planted_p20311201 PARTITION OF ledger.planted FOR VALUES'
        ' FROM'
        ' (''01c6ea82-e800-7000-8000-000000000000'') TO'
        ' (''01c78a28-0c00-7000-8000-000000000000'');'
        ' ALTER TABLE ledger.planted_p20311201 OWNER TO ledger_owner;'
        ' SELECT ops.protect_partitions();'
    ),
    (
        'ERROR',
        'ledger.planted_rest has bounds that are not UUIDv7, or is the default'
        ' partition.',
        'ALTER TABLE ledger.planted DETACH PARTITION ledger.planted_rest;'
    ),
    (
        'ERROR',
        'ledger.planted_alone has no row in ops.partition_sets, so no job creates its'
        ' partitions.',
        'INSERT INTO ops.partition_sets (table_name, width) VALUES'
        ' (''ledger.planted_alone'', ''1 month'');'
    ),
    (
        'ERROR',
        'ledger.absent is not a partitioned table.',
        'DELETE FROM ops.partition_sets WHERE table_name = ''ledger.absent'';'
    )
    $$,
    'the check reports a gap, a default partition, a table without a set and a set'
    ' without a table'
);

SELECT tap.cure('ops.check_partition_bounds');
SELECT is_empty(
    'SELECT detail FROM ops.check_partition_bounds()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
