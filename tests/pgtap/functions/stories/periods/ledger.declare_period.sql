BEGIN;
SELECT plan(15);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT function_privs_are(
    'ledger', 'declare_period', ARRAY['uuid', 'text', 'text', 'uuid', 'uuid', 'timestamp with time zone', 'timestamp with time zone', 'text'], 'anon',
    ARRAY[]::text[], 'an anonymous request declares nothing'
);
SELECT tap.become('authenticated', 3);
SELECT lives_ok(
    $q$SELECT ledger.declare_period(tap.here(), 'sorry_business', 'hide', p_person_id => tap.person(2))$q$,
    'an elder declares sorry business for a person of the community'
);
SELECT tap.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.declare_period(tap.here(), 'ceremony', 'elders_only', tap.id('a1'), p_ends_at => now() + '1 week')$q$,
    'a lead a ceremony for a protocol that it shares'
);
SELECT lives_ok(
    $q$SELECT ledger.declare_period(tap.here(), 'season', 'hide', p_starts_at => now() + '1 day')$q$,
    'or a season for the community itself'
);
SELECT tap.become('authenticated', 3);
SELECT is(
    tap.refusal($q$SELECT ledger.declare_period(tap.here(), 'season', 'hide', p_person_id => tap.person(5))$q$),
    'EL136 | '
    'nothing of its own to declare a period for: community ID | '
    'A period is for one protocol that the community shares, one of its people, or itself. | '
    'Name a protocol or a person of the community, or neither.',
    'nobody declares for people of others'
);
SELECT is(
    tap.refusal($q$SELECT ledger.declare_period(tap.here(), 'season', 'hide', p_person_id => gen_random_uuid())$q$),
    'EL136 | '
    'nothing of its own to declare a period for: community ID | '
    'A period is for one protocol that the community shares, one of its people, or itself. | '
    'Name a protocol or a person of the community, or neither.',
    '10 existence: in the words for one who does not exist'
);
SELECT is(
    tap.refusal($q$SELECT ledger.declare_period(tap.here(), 'season', 'hide', gen_random_uuid())$q$),
    'EL136 | '
    'nothing of its own to declare a period for: community ID | '
    'A period is for one protocol that the community shares, one of its people, or itself. | '
    'Name a protocol or a person of the community, or neither.',
    'nor for a protocol that is none of theirs'
);
SELECT is(
    tap.refusal($q$SELECT ledger.declare_period(tap.here(), 'season', 'hide', tap.id('a1'), tap.person(2))$q$),
    'EL136 | '
    'nothing of its own to declare a period for: community ID | '
    'A period is for one protocol that the community shares, one of its people, or itself. | '
    'Name a protocol or a person of the community, or neither.',
    'nor for two things at once'
);
SELECT matches(
    tap.refusal($q$SELECT ledger.declare_period(tap.here(), 'season', 'hide', p_ends_at => now())$q$), '^22023 ',
    'nor for no time'
);
SELECT matches(
    tap.refusal($q$SELECT ledger.declare_period(tap.here(), 'holiday', 'hide')$q$), '^23514 ',
    'nor for what is no period'
);
SELECT tap.become('authenticated', 2);
SELECT is(
    tap.refusal($q$SELECT ledger.declare_period(tap.here(), 'season', 'hide')$q$),
    'EL102 | '
    'only an elder or lead declares periods of community ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask an elder or lead of the community.',
    'a member declares nothing'
);
SELECT tap.become('authenticated', 5);
SELECT is(
    tap.refusal($q$SELECT ledger.declare_period(tap.here(), 'season', 'hide')$q$),
    'EL102 | '
    'only an elder or lead declares periods of community ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask an elder or lead of the community.',
    'nor does an elder of another community'
);
SELECT tap.become('none');
SELECT results_eq(
    $q$SELECT
          kind, right(protocol_id::text, 2), right(person_id::text, 2),
          right(community_id::text, 2), starts_at - now(), ends_at - now()
      FROM ledger.protocol_periods ORDER BY kind$q$,
    $$VALUES
        ('ceremony', 'a1', NULL, NULL, '0'::interval, '7 days'::interval),
        ('season', NULL, NULL, 'c1', '1 day', NULL),
        ('sorry_business', NULL, '02', NULL, '0', NULL)$$,
    'it begins now unless said otherwise'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'declare_period'), 3,
    'an audit row each'
);
SELECT is_empty(
    $q$SELECT FROM ledger.access_logs WHERE action = 'declare_period' AND detail::text LIKE '%00000000002%'$q$,
    'which names nobody'
);

SELECT * FROM finish();
ROLLBACK;
