BEGIN;
SELECT plan(15);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT function_privs_are(
    'ledger', 'add_protocol_member', ARRAY['uuid', 'uuid', 'uuid', 'text', 'timestamp with time zone'], 'anon',
    ARRAY[]::text[], 'an anonymous request admits nobody'
);
SELECT tap.become('authenticated', 2);
SELECT lives_ok(
    $q$SELECT ledger.add_protocol_member(tap.id('a1'), tap.person(3), tap.here())$q$,
    'a steward admits a member'
);
SELECT tap.become('authenticated', 3);
SELECT is(priv.my_protocols(), '{00000000-0000-7000-8000-0000000000a1}'::uuid[], 'who is one at once');
SELECT is(
    tap.refusal($q$SELECT ledger.add_protocol_member(tap.id('a1'), tap.person(6), tap.here())$q$),
    'EL102 | '
    'only a lead of the community, or its steward of the protocol, decides this for community ID | '
    'Protocol ID. | '
    'Ask a lead of the community; name one that shares the protocol.',
    'a member admits nobody'
);
SELECT tap.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.add_protocol_member(tap.id('a1'), tap.person(3), tap.here(), 'steward', now() + '1 hour')$q$,
    'a lead makes a member a steward for a while'
);
SELECT matches(
    tap.refusal($q$SELECT ledger.add_protocol_member(tap.id('a1'), tap.person(3), tap.here(), 'member', now())$q$), '^22023 ',
    'nothing ends before it begins'
);
SELECT matches(
    tap.refusal($q$SELECT ledger.add_protocol_member(tap.id('a1'), gen_random_uuid(), tap.here())$q$), '^P0002 ',
    'nobody is admitted who is not there'
);
SELECT is(
    tap.refusal($q$SELECT ledger.add_protocol_member(tap.id('a1'), tap.person(6), tap.elsewhere())$q$),
    'EL102 | '
    'only a lead of the community, or its steward of the protocol, decides this for community ID | '
    'Protocol ID. | '
    'Ask a lead of the community; name one that shares the protocol.',
    'a lead decides for their own community alone'
);
SELECT is(
    tap.refusal($q$SELECT ledger.add_protocol_member(tap.id('a1'), tap.person(6), tap.neighbours())$q$),
    'EL102 | '
    'only a lead of the community, or its steward of the protocol, decides this for community ID | '
    'Protocol ID. | '
    'Ask a lead of the community; name one that shares the protocol.',
    'a community that does not share it is refused in the same words'
);
SELECT lives_ok(
    $q$SELECT ledger.block_protocol_member(tap.id('a1'), tap.person(6), tap.here())$q$,
    'and blocks whoever they must'
);
SELECT is(
    tap.refusal($q$SELECT ledger.add_protocol_member(tap.id('a1'), tap.person(6), tap.here())$q$),
    'EL133 | '
    'a block is in force for profile ID | '
    'Community ID, protocol ID. | '
    'End the block with ledger.end_protocol_member first.',
    'who is blocked is not admitted by the way'
);
SELECT ledger.end_protocol_member(tap.id('a1'), tap.person(6), tap.here());
SELECT lives_ok(
    $q$SELECT ledger.add_protocol_member(tap.id('a1'), tap.person(6), tap.here())$q$,
    'but once the block has ended'
);
SELECT tap.become('authenticated', 7);
SELECT matches(
    tap.refusal($q$SELECT ledger.add_protocol_member(tap.id('a1'), tap.person(7), tap.here())$q$), '^EL131 ',
    '10 existence: who may not read about it does not find it'
);
SELECT tap.become('none');
SELECT results_eq(
    $q$SELECT role, is_blocked, valid_until = now() + interval '1 hour'
      FROM ledger.protocol_members WHERE profile_id = tap.person(3)$q$,
    $$VALUES ('steward', FALSE, TRUE)$$,
    'the row says how it stands now'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'add_protocol_member'), 3,
    'an audit row each'
);

SELECT * FROM finish();
ROLLBACK;
