BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.label',
    ledger.create_label(tap.here(), 'tk_a', 'Ours', 'Name us.')::text, TRUE
);
SELECT function_privs_are(
    'ledger', 'translate_label', ARRAY['uuid', 'text', 'text', 'text'],
    'anon', ARRAY[]::text[],
    'an anonymous request translates nothing'
);
SELECT lives_ok(
    format(
        'SELECT ledger.translate_label(%L, ''fr'', ''À nous'', ''Nommez-nous.'')', current_setting('test.label')
    ),
    'an elder translates a label'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
