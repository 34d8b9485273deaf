BEGIN;
SELECT plan(2);

GRANT EXECUTE ON FUNCTION priv.my_communities() TO PUBLIC;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_public_execute()$$,
    $$
    VALUES
    (
        'ERROR',
        'PUBLIC may run function priv.my_communities().',
        'REVOKE ALL ON ROUTINE priv.my_communities() FROM PUBLIC;'
    )
    $$,
    'the check reports a function that PUBLIC may run'
);

SELECT tap.cure('ops.check_public_execute');
SELECT is_empty(
    'SELECT detail FROM ops.check_public_execute()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
