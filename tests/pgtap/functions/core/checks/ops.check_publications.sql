BEGIN;
SELECT plan(2);

SET LOCAL client_min_messages = error;
CREATE PUBLICATION planted FOR ALL TABLES;
CREATE PUBLICATION planted_table FOR TABLE ledger.regions;
CREATE PUBLICATION planted_schema FOR TABLES IN SCHEMA ops;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_publications()$$,
    $$
    VALUES
    ('ERROR', 'Publication planted carries all tables.', 'DROP PUBLICATION planted;'),
    (
        'ERROR',
        'Publication planted_table carries table ledger.regions.',
        'ALTER PUBLICATION planted_table DROP TABLE ledger.regions;'
    ),
    (
        'ERROR',
        'Publication planted_schema carries schema ops.',
        'ALTER PUBLICATION planted_schema DROP TABLES IN SCHEMA ops;'
    )
    $$,
    'the check reports publications of all tables, of one table and of one schema'
);

SELECT tap.cure('ops.check_publications');
SELECT is_empty(
    'SELECT detail FROM ops.check_publications()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
