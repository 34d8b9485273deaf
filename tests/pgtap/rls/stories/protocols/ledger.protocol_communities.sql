BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.declare_protocol('a1');

PREPARE visible AS
SELECT c.slug
FROM ledger.protocol_communities AS p
INNER JOIN ledger.communities AS c ON c.id = p.community_id
WHERE p.protocol_id = tap.id('a1')
ORDER BY c.slug;

SELECT policies_are(
    'ledger', 'protocol_communities',
    ARRAY[
        'protocol_communities_all_definer',
        'protocol_communities_select_backup',
        'protocol_communities_select_authenticated'
    ],
    'protocol_communities has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'protocol_communities', 'anon', ARRAY[]::text[],
    'an anonymous request does not touch protocol_communities'
);
SELECT table_privs_are(
    'ledger', 'protocol_communities', 'authenticated', ARRAY['SELECT'],
    '24 truncate: a person reads protocol_communities, nothing else'
);
SELECT table_privs_are(
    'ledger', 'protocol_communities', 'service_role', ARRAY[]::text[],
    'the service role does not touch protocol_communities'
);
SELECT table_privs_are(
    'ledger', 'protocol_communities', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers do this much to protocol_communities'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['elsewhere', 'here'], 'a member reads which communities share a protocol of theirs'
);
SELECT tap.become('authenticated', 5);
SELECT results_eq(
    'visible', ARRAY['elsewhere', 'here'], 'in each of them'
);
SELECT tap.become('authenticated', 7);
SELECT is_empty('visible', 'a member of another one does not');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
