BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT function_privs_are(
    'ledger', 'end_protocol_member', ARRAY['uuid', 'uuid', 'uuid'], 'anon',
    ARRAY[]::text[], 'an anonymous request ends nothing'
);
SELECT tap.become('authenticated', 3);
SELECT is(
    tap.refusal($q$SELECT ledger.end_protocol_member(tap.id('a1'), tap.person(2), tap.here())$q$),
    'EL102 | '
    'only a lead of the community, or its steward of the protocol, decides this for community ID | '
    'Protocol ID. | '
    'Ask a lead of the community; name one that shares the protocol.',
    'an elder ends nothing'
);
SELECT tap.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.end_protocol_member(tap.id('a1'), tap.person(2), tap.here())$q$,
    'a lead ends an admission'
);
SELECT is(
    tap.refusal($q$SELECT ledger.end_protocol_member(tap.id('a1'), tap.person(2), tap.here())$q$),
    'P0002 | '
    'neither admitted nor blocked: profile ID | '
    'Community ID, protocol ID. | '
    'Look the members up in ledger.protocol_members.',
    'which can only be done while there is one'
);
SELECT tap.become('authenticated', 2);
SELECT is(priv.my_protocols(), '{}'::uuid[], 'the person no longer satisfies the protocol');
SELECT tap.become('none');
SELECT results_eq(
    $q$SELECT role, valid_until = now() FROM ledger.protocol_members WHERE profile_id = tap.person(2)$q$,
    $$VALUES ('steward', TRUE)$$,
    'what was stays written'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'end_protocol_member'), 1,
    'one audit row'
);

SELECT * FROM finish();
ROLLBACK;
