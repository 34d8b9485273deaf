BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_publications()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

SET LOCAL client_min_messages = error;
CREATE PUBLICATION planted FOR ALL TABLES;
CREATE PUBLICATION planted_table FOR TABLE ledger.regions;
CREATE PUBLICATION planted_schema FOR TABLES IN SCHEMA ops;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_publications()
    $$,
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
    'all tables, one table and one schema are named'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_publications() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_publications()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
