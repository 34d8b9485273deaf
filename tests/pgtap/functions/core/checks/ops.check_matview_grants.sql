BEGIN;
SELECT plan(2);

CREATE MATERIALIZED VIEW ledger.planted AS SELECT 1 AS id;
CREATE MATERIALIZED VIEW priv.sound AS SELECT 1 AS id;
GRANT SELECT ON priv.sound TO ledger_definer;
CREATE MATERIALIZED VIEW priv.lent AS SELECT 1 AS id;
GRANT SELECT ON priv.lent TO authenticated;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_matview_grants()$$,
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
    'the check reports a view in ledger and one that a role has a grant on, and not one'
    ' that only the definer reads'
);

SELECT tap.cure('ops.check_matview_grants');
SELECT is_empty(
    'SELECT detail FROM ops.check_matview_grants()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
