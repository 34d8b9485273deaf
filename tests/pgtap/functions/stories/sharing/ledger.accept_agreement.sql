BEGIN;
SELECT plan(9);

SELECT tap.society();
UPDATE ledger.community_members SET role = 'lead' WHERE profile_id = tap.person(7);
INSERT INTO ledger.sharing_agreements (
    id, community_a_id, community_b_id, proposing_community_id, proposed_by
)
VALUES (tap.id('e1'), tap.here(), tap.neighbours(), tap.here(), tap.person(4));
SELECT function_privs_are(
    'ledger', 'accept_agreement', ARRAY['uuid'], 'anon',
    ARRAY[]::text[], 'an anonymous request accepts nothing'
);
SELECT tap.become('authenticated', 4);
SELECT is(
    tap.refusal($q$SELECT ledger.accept_agreement(tap.id('e1'))$q$),
    'EL102 | '
    'only a lead of the community accepts agreements for ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask a lead of the community.',
    'who proposed it does not accept it as well'
);
SELECT tap.become('authenticated', 5);
SELECT is(
    tap.refusal($q$SELECT ledger.accept_agreement(tap.id('e1'))$q$),
    'EL134 | '
    'cannot find agreement ID | '
    'No agreement with this id is visible to you. | '
    'Look the agreements of your communities up in ledger.sharing_agreements.',
    '10 existence: a third community finds no agreement'
);
SELECT is(
    tap.refusal($q$SELECT ledger.accept_agreement(gen_random_uuid())$q$),
    'EL134 | '
    'cannot find agreement ID | '
    'No agreement with this id is visible to you. | '
    'Look the agreements of your communities up in ledger.sharing_agreements.',
    '10 existence: in the words for one that does not exist'
);
SELECT tap.become('authenticated', 7);
SELECT lives_ok(
    $q$SELECT ledger.accept_agreement(tap.id('e1'))$q$,
    'a lead of the other side accepts it'
);
SELECT is(priv.my_partner_communities(), '{00000000-0000-7000-8000-0000000000c1}'::uuid[], 'which opens the one side');
SELECT tap.become('authenticated', 2);
SELECT is(priv.my_partner_communities(), '{00000000-0000-7000-8000-0000000000c3}'::uuid[], 'and the other');
SELECT tap.become('authenticated', 7);
SELECT is(
    tap.refusal($q$SELECT ledger.accept_agreement(tap.id('e1'))$q$),
    'EL135 | '
    'no longer a proposal: agreement ID | '
    'It was accepted, has ended or was ended before. | '
    'Propose another one.',
    'once'
);
SELECT tap.become('none');
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'accept_agreement'), 1,
    'one audit row'
);

SELECT * FROM finish();
ROLLBACK;
