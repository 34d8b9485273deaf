BEGIN;
SELECT plan(2);

CREATE VIEW ledger.planted WITH (security_invoker = FALSE) AS SELECT 1 AS id;
CREATE VIEW ledger.sound WITH (security_invoker = 1) AS SELECT 1 AS id;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_security_invoker()$$,
    $$
    VALUES
    (
        'ERROR',
        'View ledger.planted does not have security_invoker.',
        'ALTER VIEW ledger.planted SET (security_invoker = TRUE);'
    )
    $$,
    'the check reports a view unless the option is true, whichever spelling of true it'
    ' has'
);

SELECT tap.cure('ops.check_security_invoker');
SELECT is_empty(
    'SELECT detail FROM ops.check_security_invoker()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
