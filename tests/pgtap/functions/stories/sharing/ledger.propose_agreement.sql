BEGIN;
SELECT plan(12);

SELECT tap.society();
UPDATE ledger.community_members SET role = 'lead' WHERE profile_id = tap.person(7);
SELECT function_privs_are(
    'ledger', 'propose_agreement', ARRAY['uuid', 'uuid', 'timestamp with time zone', 'text'], 'anon',
    ARRAY[]::text[], 'an anonymous request proposes nothing'
);
SELECT tap.become('authenticated', 3);
SELECT is(
    tap.refusal($q$SELECT ledger.propose_agreement(tap.here(), tap.neighbours())$q$),
    'EL102 | '
    'only a lead of the community agrees for ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask a lead of the community.',
    'an elder does not speak for the community'
);
SELECT tap.become('authenticated', 4);
SELECT is(
    tap.refusal($q$SELECT ledger.propose_agreement(tap.neighbours(), tap.here())$q$),
    'EL102 | '
    'only a lead of the community agrees for ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask a lead of the community.',
    'a lead speaks for their own alone'
);
SELECT lives_ok(
    $q$SELECT ledger.propose_agreement(tap.here(), tap.neighbours(), now() + '1 year', 'Rain for rain.')$q$,
    'a lead proposes an agreement'
);
SELECT is(
    tap.refusal($q$SELECT ledger.propose_agreement(tap.here(), tap.neighbours())$q$),
    'EL135 | '
    'proposed or agreed already with community ID | '
    'Two communities have one agreement at a time. | '
    'Accept or end the one that ledger.sharing_agreements shows first.',
    'one at a time'
);
SELECT matches(
    tap.refusal($q$SELECT ledger.propose_agreement(tap.here(), tap.here())$q$), '^P0002 ',
    'with another community than their own'
);
SELECT matches(
    tap.refusal($q$SELECT ledger.propose_agreement(tap.here(), tap.elsewhere(), now())$q$), '^22023 ',
    'and not for no time'
);
SELECT tap.become('authenticated', 7);
SELECT matches(
    tap.refusal($q$SELECT ledger.propose_agreement(tap.neighbours(), tap.here())$q$), '^EL135 ',
    'the other side accepts, and does not propose as well'
);
SELECT is(priv.my_partner_communities(), '{}'::uuid[], 'a proposal opens nothing');
SELECT tap.become('none');
SELECT set_config('ledger.clock', (now() + '1 year')::text, TRUE);
SELECT tap.become('authenticated', 7);
SELECT lives_ok(
    $q$SELECT ledger.propose_agreement(tap.neighbours(), tap.here())$q$,
    'what has run out makes room for another'
);
SELECT tap.become('none');
SELECT results_eq(
    $q$SELECT right(community_a_id::text, 2), right(proposing_community_id::text, 2), ended_at IS NULL FROM ledger.sharing_agreements ORDER BY id$q$,
    $$VALUES ('c1', 'c1', FALSE), ('c1', 'c3', TRUE)$$,
    'a pair is written in one way, whoever proposes'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'propose_agreement'), 2,
    'an audit row each'
);

SELECT * FROM finish();
ROLLBACK;
