BEGIN;
SELECT plan(2);

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
        'ERROR', 'The settings of ROLE authenticated hold request.jwt.claims.',
        'ALTER ROLE authenticated RESET "request.jwt.claims";'
    ),
    (
        'ERROR',
        format(
            'The settings of DATABASE %I hold request.jwt.claims.', current_database()
        ),
        format('ALTER DATABASE %I RESET "request.jwt.claims";', current_database())
    )
    $$,
    'the check reports where claims are stored, and does not show the claims'
);

SELECT tap.cure('ops.check_lasting_claims');
SELECT is_empty(
    'SELECT detail FROM ops.check_lasting_claims()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
