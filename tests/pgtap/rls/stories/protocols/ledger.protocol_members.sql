BEGIN;
SELECT plan(12);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
VALUES (tap.id('a1'), tap.neighbours());
INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, role, is_blocked, valid_from, added_by
)
SELECT
    tap.id('a1'),
    tap.id(m.community),
    tap.person(m.person),
    m.role,
    m.is_blocked,
    '2020-01-01',
    tap.person(4)
FROM (
    VALUES
    ('c1', 2, 'steward', FALSE), ('c1', 6, 'member', TRUE), ('c2', 5, 'member', FALSE),
    ('c3', 7, 'steward', FALSE), ('c2', 7, 'member', TRUE), ('c3', 6, 'member', FALSE)
) AS m (community, person, role, is_blocked);

PREPARE visible AS
SELECT right(community_id::text, 2) || right(profile_id::text, 1)
FROM ledger.protocol_members
WHERE protocol_id = tap.id('a1')
ORDER BY 1;

SELECT policies_are(
    'ledger', 'protocol_members',
    ARRAY[
        'protocol_members_all_definer',
        'protocol_members_select_backup',
        'protocol_members_select_authenticated'
    ],
    'protocol_members has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'protocol_members', 'anon', ARRAY[]::text[],
    'an anonymous request does not touch protocol_members'
);
SELECT table_privs_are(
    'ledger', 'protocol_members', 'authenticated', ARRAY['SELECT'],
    '24 truncate: a person reads protocol_members, nothing else'
);
SELECT table_privs_are(
    'ledger', 'protocol_members', 'service_role', ARRAY[]::text[],
    'the service role does not touch protocol_members'
);
SELECT table_privs_are(
    'ledger', 'protocol_members', 'ledger_definer', ARRAY['SELECT', 'INSERT', 'UPDATE'],
    'the helpers do this much to protocol_members'
);
SELECT tap.become('authenticated', 4);
SELECT results_eq(
    'visible', ARRAY['c12', 'c16'], 'a lead reads whom the community admitted and blocked'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['c12', 'c16'], 'so does its steward of the protocol'
);
SELECT tap.become('authenticated', 6);
SELECT results_eq(
    'visible', ARRAY['c16', 'c36'], 'a person reads how they stand themselves, a block included'
);
SELECT tap.become('authenticated', 5);
SELECT results_eq(
    'visible', ARRAY['c25'], 'an elder who is neither lead nor steward reads their own row'
);
SELECT tap.become('authenticated', 7);
SELECT results_eq(
    'visible', ARRAY['c27', 'c37'], 'who is blocked by one community is no steward for another: own rows alone'
);
SELECT tap.become('authenticated', 3);
SELECT is_empty('visible', 'an elder without a row reads none');
SELECT tap.become('authenticated', 8);
SELECT is_empty('visible', 'nor does a stranger');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
