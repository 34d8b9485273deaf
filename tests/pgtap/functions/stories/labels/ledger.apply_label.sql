BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.label',
    ledger.create_label(tap.here(), 'tk_a', 'Ours', 'Name us.')::text, TRUE
);
SELECT function_privs_are(
    'ledger', 'apply_label', ARRAY['uuid', 'uuid'], 'anon', ARRAY[]::text[],
    'an anonymous request labels nothing'
);
SELECT lives_ok(
    format('SELECT ledger.apply_label(%L, %L)', current_setting('test.circle'), current_setting('test.label')), 'an elder of its home labels a story'
);
SELECT tap.become('authenticated', 2);
SELECT isnt_empty(
    format('SELECT FROM ledger.story_labels WHERE story_id = %L', current_setting('test.circle')),
    'a member reads it'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
