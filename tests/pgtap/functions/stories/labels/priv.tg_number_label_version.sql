BEGIN;
SELECT plan(1);

SELECT tap.society();
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.label',
    ledger.create_label(tap.here(), 'tk_a', 'Ours', 'Name us.')::text, TRUE
);
SELECT tap.become('none');
INSERT INTO ledger.label_versions (label_id, version, language, name, description, written_by)
SELECT current_setting('test.label')::uuid, 7, 'en', name, 'Name us.', tap.person(3)
FROM unnest(ARRAY['Two', 'Three']) AS name;
SELECT results_eq(
    format(
        'SELECT version, name FROM ledger.label_versions WHERE label_id = %L ORDER BY 1', current_setting('test.label')
    ),
    $$VALUES (1, 'Ours'), (2, 'Two'), (3, 'Three')$$,
    'versions are counted by the database, whatever was asked for'
);

SELECT * FROM finish();
ROLLBACK;
