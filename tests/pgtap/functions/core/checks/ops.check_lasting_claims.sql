BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_lasting_claims()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

ALTER ROLE authenticated SET "request.jwt.claims" = '{"sub": "x"}';
DO $$
BEGIN
    EXECUTE format(
        'ALTER DATABASE %I SET "request.jwt.claims" = %L', current_database(), '{}'
    );
END;
$$;
SELECT set_eq(
    'SELECT level, detail, remediation FROM ops.check_lasting_claims()',
    $$
    VALUES
    (
        'ERROR', 'ROLE authenticated comes with request.jwt.claims.',
        'ALTER ROLE authenticated RESET "request.jwt.claims";'
    ),
    (
        'ERROR',
        format('DATABASE %I comes with request.jwt.claims.', current_database()),
        format('ALTER DATABASE %I RESET "request.jwt.claims";', current_database())
    )
    $$,
    'who begins as somebody is named, and the claims are not repeated'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_lasting_claims() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_lasting_claims()', 'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
