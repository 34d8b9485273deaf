BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_primary_key()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE TABLE ops.planted (note text);
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_primary_key()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Table ops.planted has no primary key.',
        'ALTER TABLE ops.planted ADD COLUMN id uuid DEFAULT priv.new_id() PRIMARY'
        ' KEY;'
    )
    $$,
    'a table without a key is named'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_primary_key() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_primary_key()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
