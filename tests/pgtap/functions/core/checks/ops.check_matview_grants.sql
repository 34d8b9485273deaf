BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_matview_grants()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE MATERIALIZED VIEW ledger.planted AS SELECT 1 AS id;
CREATE MATERIALIZED VIEW priv.sound AS SELECT 1 AS id;
GRANT SELECT ON priv.sound TO ledger_definer;
CREATE MATERIALIZED VIEW priv.lent AS SELECT 1 AS id;
GRANT SELECT ON priv.lent TO authenticated;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_matview_grants()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Materialized view ledger.planted can be read directly.',
        'ALTER MATERIALIZED VIEW ledger.planted SET SCHEMA priv;'
    ),
    (
        'ERROR',
        'Materialized view priv.lent can be read directly.',
        'REVOKE ALL ON priv.lent FROM authenticated;'
    )
    $$,
    'one in ledger is named, and one that is granted; what only the definer reads is'
    ' not'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_matview_grants() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_matview_grants()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
