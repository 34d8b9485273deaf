BEGIN;
SELECT plan(2);

ALTER FUNCTION priv.uuid_time(uuid) LEAKPROOF;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_leakproof()$$,
    $$
    VALUES
    (
        'ERROR',
        'Function priv.uuid_time(uuid) is LEAKPROOF.',
        'ALTER ROUTINE priv.uuid_time(uuid) NOT LEAKPROOF;'
    )
    $$,
    'the check reports a LEAKPROOF function'
);

SELECT tap.cure('ops.check_leakproof');
SELECT is_empty(
    'SELECT detail FROM ops.check_leakproof()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
