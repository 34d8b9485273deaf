BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.label',
    ledger.create_label(tap.here(), 'tk_a', 'Ours', 'Name us.')::text, TRUE
);
SELECT function_privs_are(
    'ledger', 'revise_label', ARRAY['uuid', 'text', 'text', 'text'],
    'anon', ARRAY[]::text[],
    'an anonymous request changes no label'
);
SELECT tap.become('authenticated', 4);
SELECT is(
    ledger.revise_label(current_setting('test.label')::uuid, 'Ours still', 'Name us all.'), 2,
    'a lead changes what an elder wrote'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
