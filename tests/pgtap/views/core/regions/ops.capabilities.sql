BEGIN;
SELECT plan(6);

SELECT set_eq(
    'SELECT name FROM ops.capabilities',
    ARRAY[
        'pg_cron', 'pg_partman', 'pg_stat_statements', 'pgaudit', 'pgcrypto', 'pgtap',
        'postgres_fdw', 'vector'
    ],
    'the view lists every optional extension, also those that the server lacks'
);
SELECT is_empty(
    $$
    SELECT name FROM ops.capabilities WHERE num_nulls(available, purpose, fallback) > 0
    $$,
    'each row has its purpose and its fallback'
);
SELECT results_eq(
    $$SELECT available, version FROM ops.capabilities WHERE name = 'pgtap'$$,
    $$SELECT TRUE, extversion FROM pg_extension WHERE extname = 'pgtap'$$,
    'an installed extension is available in its version'
);
SELECT is_empty(
    $$
    SELECT c.name FROM ops.capabilities AS c
    WHERE c.available AND NOT EXISTS (
        SELECT FROM pg_available_extensions AS e WHERE e.name = c.name
    )
    $$,
    'an extension that the server lacks is not available'
);
SET LOCAL ROLE ledger_auditor;
SELECT is_empty(
    $$
    SELECT c.name FROM ops.capabilities AS c
    INNER JOIN pg_available_extensions AS e ON e.name = c.name
    INNER JOIN pg_available_extension_versions AS v
        ON v.name = e.name AND v.version = e.default_version
    WHERE c.available AND e.installed_version IS NULL AND v.superuser AND NOT v.trusted
    $$,
    'an extension that only a superuser can install is not available to another role'
);
RESET ROLE;
SELECT set_eq(
    $$
    SELECT r FROM unnest(ARRAY[
        'anon', 'authenticated', 'service_role', 'ledger_auditor', 'ledger_maintenance'
    ]) AS r
    WHERE has_table_privilege(r, 'ops.capabilities', 'SELECT')
    $$,
    ARRAY['ledger_auditor', 'ledger_maintenance'],
    'operators can read the view, and requests cannot'
);

SELECT * FROM finish();
ROLLBACK;
