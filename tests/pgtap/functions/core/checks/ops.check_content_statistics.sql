BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_content_statistics()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

ALTER TABLE ledger.profiles ALTER COLUMN display_name SET STATISTICS 10;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_content_statistics()
    $$,
    $$
    VALUES
    (
        'WARN',
        'Column display_name of ledger.profiles is a statistics target.',
        'SELECT ops.hide_content(''ledger.profiles'');'
    )
    $$,
    'a column that is counted is named'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_content_statistics() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_content_statistics()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
