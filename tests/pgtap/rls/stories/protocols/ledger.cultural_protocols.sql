BEGIN;
SELECT plan(10);

SELECT tap.society();
SELECT tap.declare_protocol('a1');

PREPARE visible AS SELECT name FROM ledger.cultural_protocols WHERE name LIKE 'Women%';

SELECT policies_are(
    'ledger', 'cultural_protocols',
    ARRAY[
        'cultural_protocols_all_definer',
        'cultural_protocols_select_backup',
        'cultural_protocols_select_authenticated'
    ],
    'cultural_protocols has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'cultural_protocols', 'anon', ARRAY[]::text[],
    'an anonymous request does not touch cultural_protocols'
);
SELECT table_privs_are(
    'ledger', 'cultural_protocols', 'authenticated', ARRAY['SELECT'],
    '24 truncate: a person reads cultural_protocols, nothing else'
);
SELECT table_privs_are(
    'ledger', 'cultural_protocols', 'service_role', ARRAY[]::text[],
    'the service role does not touch cultural_protocols'
);
SELECT table_privs_are(
    'ledger', 'cultural_protocols', 'ledger_definer', ARRAY['SELECT', 'INSERT', 'UPDATE'],
    'the helpers do this much to cultural_protocols'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['Women''s business'], 'a member of its community reads a protocol, satisfied or not'
);
SELECT tap.become('authenticated', 5);
SELECT results_eq(
    'visible', ARRAY['Women''s business'], 'so does a member of another community that shares it'
);
SELECT tap.become('authenticated', 7);
SELECT is_empty('visible', 'a member of neither does not');
SELECT tap.become('authenticated', 6);
SELECT is_empty('visible', 'nor does a stranger');
SELECT tap.become('authenticated');
SELECT is_empty('visible', 'nor who is nobody');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
