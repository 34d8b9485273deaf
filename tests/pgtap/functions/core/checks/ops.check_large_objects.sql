BEGIN;
SELECT plan(2);

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
    $$SELECT level, detail, remediation FROM ops.check_large_objects()$$,
    $$
    VALUES
    (
        'WARN',
        '2 large objects belong to planted_owner.',
        'SELECT lo_unlink(oid) FROM pg_largeobject_metadata WHERE lomowner ='
        ' ''planted_owner''::regrole;'
    )
    $$,
    'the check reports each owner of large objects once'
);

SELECT tap.cure('ops.check_large_objects');
SELECT is_empty(
    'SELECT detail FROM ops.check_large_objects()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
