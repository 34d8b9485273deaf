BEGIN;
SELECT plan(2);

ALTER FUNCTION priv.is_lead(uuid, uuid) OWNER TO ledger_owner;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_definer_owner()$$,
    $$
    VALUES
    (
        'ERROR',
        'Function priv.is_lead(uuid,uuid) runs with the rights of ledger_owner.',
        'ALTER ROUTINE priv.is_lead(uuid,uuid) OWNER TO ledger_definer;'
    )
    $$,
    'the check reports a helper in priv that belongs to the owner'
);

SELECT tap.cure('ops.check_definer_owner');
SELECT is_empty(
    'SELECT detail FROM ops.check_definer_owner()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
