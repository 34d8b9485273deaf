BEGIN;
SELECT plan(2);

CREATE TABLE ops.planted (note text);
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_primary_key()$$,
    $$
    VALUES
    (
        'ERROR',
        'Table ops.planted has no primary key.',
        'ALTER TABLE ops.planted ADD COLUMN id uuid DEFAULT priv.new_id() PRIMARY'
        ' KEY;'
    )
    $$,
    'the check reports a table without a primary key'
);

SELECT tap.cure('ops.check_primary_key');
SELECT is_empty(
    'SELECT detail FROM ops.check_primary_key()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
