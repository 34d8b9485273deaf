BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_matview_grants()',
    '07 matview: no role of the application can read a materialized view'
);
SELECT is_empty(
    $$
    SELECT c.oid::regclass
    FROM pg_class AS c
    CROSS JOIN pg_roles AS r
    WHERE c.relnamespace = ANY(tap.schemas_of_owner())
        AND c.relkind = 'm'
        AND r.rolname IN ('anon', 'authenticated', 'service_role', 'ledger_auditor')
        AND has_table_privilege(r.oid, c.oid, 'SELECT')
    $$,
    '07 matview: no role of the API and no auditor has SELECT on one'
);

CREATE MATERIALIZED VIEW ledger.planted AS SELECT id FROM ledger.profiles;
SELECT isnt_empty(
    $$
    SELECT detail FROM ops.check_matview_grants() WHERE detail LIKE '%ledger.planted%'
    $$,
    '07 matview: a materialized view in an exposed schema is found'
);

SELECT * FROM finish();
ROLLBACK;
