BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_large_objects()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE ROLE planted_owner;
SELECT lo_create(0), lo_create(0);
DO $$
BEGIN
    EXECUTE (
        SELECT string_agg(
            format('ALTER LARGE OBJECT %s OWNER TO planted_owner;', oid), ' '
        )
        FROM pg_largeobject_metadata
    );
END;
$$;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_large_objects()
    $$,
    $$
    VALUES
    (
        'WARN',
        '2 large objects belong to planted_owner.',
        'SELECT lo_unlink(oid) FROM pg_largeobject_metadata WHERE lomowner ='
        ' ''planted_owner''::regrole;'
    )
    $$,
    'their owner is named once'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_large_objects() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_large_objects()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
