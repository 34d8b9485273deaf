BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, role, added_by
)
VALUES
(tap.id('a1'), tap.elsewhere(), tap.person(5), 'steward', tap.person(5));
SELECT function_privs_are(
    'ledger', 'block_protocol_member', ARRAY['uuid', 'uuid', 'uuid', 'timestamp with time zone'], 'anon',
    ARRAY[]::text[], 'an anonymous request blocks nobody'
);
SELECT tap.become('authenticated', 5);
SELECT lives_ok(
    $q$SELECT ledger.block_protocol_member(tap.id('a1'), tap.person(2), tap.elsewhere())$q$,
    'a steward blocks a person whom another community admitted'
);
SELECT tap.become('authenticated', 2);
SELECT is(priv.my_protocols(), '{}'::uuid[], 'a block by one community wins over admission by another');
SELECT is(
    tap.refusal($q$SELECT ledger.add_protocol_member(tap.id('a1'), tap.person(6), tap.here())$q$),
    'EL102 | '
    'only a lead of the community, or its steward of the protocol, decides this for community ID | '
    'Protocol ID. | '
    'Ask a lead of the community; name one that shares the protocol.',
    'who is blocked is no steward'
);
SELECT tap.become('authenticated', 3);
SELECT is(
    tap.refusal($q$SELECT ledger.block_protocol_member(tap.id('a1'), tap.person(2), tap.here())$q$),
    'EL102 | '
    'only a lead of the community, or its steward of the protocol, decides this for community ID | '
    'Protocol ID. | '
    'Ask a lead of the community; name one that shares the protocol.',
    'an elder blocks nobody'
);
SELECT tap.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.block_protocol_member(tap.id('a1'), tap.person(6), tap.here(), now() + '1 hour')$q$,
    'a lead blocks a person for a while'
);
SELECT matches(
    tap.refusal($q$SELECT ledger.block_protocol_member(tap.id('a1'), tap.person(6), tap.here(), now())$q$), '^22023 ',
    'but not for no time'
);
SELECT tap.become('none');
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'block_protocol_member'), 2,
    'an audit row each'
);

SELECT * FROM finish();
ROLLBACK;
