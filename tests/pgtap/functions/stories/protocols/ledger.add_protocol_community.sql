BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT function_privs_are(
    'ledger', 'add_protocol_community', ARRAY['uuid', 'uuid'], 'anon',
    ARRAY[]::text[], 'an anonymous request shares no protocol'
);
SELECT tap.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.add_protocol_community(tap.id('a1'), tap.neighbours())$q$,
    'a lead of its community shares a protocol'
);
SELECT lives_ok(
    $q$SELECT ledger.add_protocol_community(tap.id('a1'), tap.neighbours())$q$,
    'sharing again changes nothing'
);
SELECT matches(
    tap.refusal($q$SELECT ledger.add_protocol_community(tap.id('a1'), gen_random_uuid())$q$), '^P0002 ',
    'with a community that there is'
);
SELECT tap.become('authenticated', 7);
SELECT results_eq(
    $q$SELECT name FROM ledger.cultural_protocols WHERE name LIKE 'Women%'$q$,
    ARRAY['Women''s business'],
    'its members read about it from then on'
);
SELECT tap.become('authenticated', 5);
SELECT matches(
    tap.refusal($q$SELECT ledger.add_protocol_community(tap.id('a1'), tap.neighbours())$q$), '^EL102 ',
    'who does not keep it in the declaring community shares it with nobody'
);
SELECT tap.become('authenticated', 6);
SELECT matches(
    tap.refusal($q$SELECT ledger.add_protocol_community(tap.id('a1'), tap.neighbours())$q$), '^EL131 ',
    '10 existence: who may not read about it does not find it'
);
SELECT tap.become('none');
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'add_protocol_community'), 1,
    'one audit row'
);

SELECT * FROM finish();
ROLLBACK;
