BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_security_invoker()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE VIEW ledger.planted WITH (security_invoker = FALSE) AS SELECT 1 AS id;
CREATE VIEW ledger.sound WITH (security_invoker = 1) AS SELECT 1 AS id;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_security_invoker()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'View ledger.planted is not security_invoker.',
        'ALTER VIEW ledger.planted SET (security_invoker = TRUE);'
    )
    $$,
    'a view is named unless the option is true, however it is spelled'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_security_invoker() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_security_invoker()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
