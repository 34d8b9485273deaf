BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.label',
    ledger.create_label(tap.here(), 'tk_a', 'Ours', 'Name us.')::text, TRUE
);
SELECT ledger.apply_label(tap.story('circle'), current_setting('test.label')::uuid);
SELECT function_privs_are(
    'ledger', 'remove_label', ARRAY['uuid', 'uuid'], 'anon', ARRAY[]::text[],
    'an anonymous request removes no label'
);
SELECT lives_ok(
    format('SELECT ledger.remove_label(%L, %L)', current_setting('test.circle'), current_setting('test.label')), 'an elder takes a label off again'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
