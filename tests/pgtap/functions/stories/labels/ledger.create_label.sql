BEGIN;
SELECT plan(2);

SELECT tap.society();

SELECT function_privs_are(
    'ledger', 'create_label', ARRAY['uuid', 'text', 'text', 'text', 'text'],
    'anon', ARRAY[]::text[],
    'an anonymous request makes no label'
);
SELECT tap.become('authenticated', 4);
SELECT isnt(
    ledger.create_label(tap.here(), 'notice_tk', 'Soon', 'Our labels are coming.'),
    NULL, 'a lead makes a label, in English unless they say otherwise'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
