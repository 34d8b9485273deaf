BEGIN;
SELECT plan(9);

SELECT tap.society();
SELECT tap.become('authenticated', 2);
SELECT ledger.connect_storyteller(tap.person(1));
SELECT tap.become('none');

PREPARE visible AS
SELECT c.is_active::text
FROM ledger.storyteller_connections AS c
WHERE c.profile_a_id = tap.person(1);

SELECT policies_are(
    'ledger', 'storyteller_connections',
    ARRAY[
        'storyteller_connections_all_definer',
        'storyteller_connections_select_backup',
        'storyteller_connections_select_own'
    ],
    'storyteller_connections has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'storyteller_connections', 'anon', ARRAY[]::text[],
    'anon does not touch storyteller_connections'
);
SELECT table_privs_are(
    'ledger', 'storyteller_connections', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads storyteller_connections, nothing else'
);
SELECT table_privs_are(
    'ledger', 'storyteller_connections', 'service_role', ARRAY[]::text[],
    'service_role does not touch storyteller_connections'
);
SELECT table_privs_are(
    'ledger', 'storyteller_connections', 'ledger_definer',
    ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    'the helpers do to storyteller_connections what they must, and no more'
);

SELECT tap.become('authenticated', 2);
SELECT results_eq('visible', ARRAY['false'], 'whoever said yes reads it');
SELECT tap.become('authenticated', 1);
SELECT results_eq('visible', ARRAY['false'], 'and the one who was asked');
SELECT tap.become('authenticated', 4);
SELECT is_empty('visible', 'a lead of their community does not');
SELECT tap.become('authenticated');
SELECT is_empty('visible', 'without claims nobody does');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
