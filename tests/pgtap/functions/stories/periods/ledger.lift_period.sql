BEGIN;
SELECT plan(8);

SELECT tap.society();
INSERT INTO ledger.protocol_periods (
    id, kind, effect, community_id, declared_by, declaring_community_id
)
VALUES (tap.id('d1'), 'season', 'hide', tap.here(), tap.person(3), tap.here());
SELECT function_privs_are(
    'ledger', 'lift_period', ARRAY['uuid'], 'anon',
    ARRAY[]::text[], 'an anonymous request lifts nothing'
);
SELECT tap.become('authenticated', 2);
SELECT is(
    tap.refusal($q$SELECT ledger.lift_period(tap.id('d1'))$q$),
    'EL134 | '
    'cannot find period ID | '
    'No period with this id is visible to you. | '
    'Look the periods of your community up in ledger.protocol_periods.',
    '10 existence: a member does not find a period'
);
SELECT is(
    tap.refusal($q$SELECT ledger.lift_period(gen_random_uuid())$q$),
    'EL134 | '
    'cannot find period ID | '
    'No period with this id is visible to you. | '
    'Look the periods of your community up in ledger.protocol_periods.',
    '10 existence: in the words for one that does not exist'
);
SELECT tap.become('authenticated', 5);
SELECT is(
    tap.refusal($q$SELECT ledger.lift_period(tap.id('d1'))$q$),
    'EL134 | '
    'cannot find period ID | '
    'No period with this id is visible to you. | '
    'Look the periods of your community up in ledger.protocol_periods.',
    'nor does an elder of another community'
);
SELECT tap.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.lift_period(tap.id('d1'))$q$,
    'a lead of the community that declared it lifts it'
);
SELECT lives_ok(
    $q$SELECT ledger.lift_period(tap.id('d1'))$q$,
    'doing it again changes nothing'
);
SELECT tap.become('none');
SELECT is(priv.hidden_keys(), '{}'::uuid[], 'nothing rests any more');
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'lift_period'), 1,
    'one audit row'
);

SELECT * FROM finish();
ROLLBACK;
