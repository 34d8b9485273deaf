BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.label',
    ledger.create_label(tap.here(), 'tk_a', 'Ours', 'Name us.')::text, TRUE
);
SELECT lives_ok(
    format('SELECT priv.translate_label(%L, ''fr'', %L, ''Nommez-nous.'')', current_setting('test.label'), name),
    'a translation is written, and written again'
)
FROM unnest(ARRAY['Notre', 'À nous']) AS name;
SELECT ledger.revise_label(current_setting('test.label')::uuid, 'Ours', 'Ask us.');
SELECT priv.translate_label(current_setting('test.label')::uuid, 'de', 'Unser', 'Fragt uns.');
SELECT results_eq(
    format(
        $$SELECT version, language, name FROM ledger.label_translations
          WHERE label_id = %L ORDER BY version$$,
        current_setting('test.label')
    ),
    $$VALUES (1, 'fr', 'À nous'), (2, 'de', 'Unser')$$,
    'of the version that was the latest then'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = current_setting('test.label')::uuid AND action = 'translate_label'
    ),
    3,
    'an audit row each says so'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
