BEGIN;
SELECT plan(8);

SELECT tap.society();
UPDATE ledger.community_members SET role = 'lead' WHERE profile_id = tap.person(7);
INSERT INTO ledger.sharing_agreements (
    id, community_a_id, community_b_id, proposing_community_id, proposed_by
)
VALUES (tap.id('e1'), tap.here(), tap.neighbours(), tap.here(), tap.person(4));
UPDATE ledger.sharing_agreements SET accepted_at = now(), accepted_by = proposed_by;
SELECT function_privs_are(
    'ledger', 'end_agreement', ARRAY['uuid'], 'anon',
    ARRAY[]::text[], 'an anonymous request ends nothing'
);
SELECT tap.become('authenticated', 3);
SELECT is(
    tap.refusal($q$SELECT ledger.end_agreement(tap.id('e1'))$q$),
    'EL102 | '
    'only a lead of the community ends agreements of ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask a lead of the community.',
    'an elder does not end it'
);
SELECT tap.become('authenticated', 5);
SELECT is(
    tap.refusal($q$SELECT ledger.end_agreement(tap.id('e1'))$q$),
    'EL134 | '
    'cannot find agreement ID | '
    'No agreement with this id is visible to you. | '
    'Look the agreements of your communities up in ledger.sharing_agreements.',
    '10 existence: a third community finds no agreement'
);
SELECT tap.become('authenticated', 7);
SELECT lives_ok(
    $q$SELECT ledger.end_agreement(tap.id('e1'))$q$,
    'a lead of either side does'
);
SELECT tap.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.end_agreement(tap.id('e1'))$q$,
    'doing it again changes nothing'
);
SELECT is(priv.my_partner_communities(), '{}'::uuid[], 'it opens nothing any more');
SELECT tap.become('none');
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'end_agreement'), 1,
    'one audit row'
);
UPDATE ledger.sharing_agreements
SET ended_at = NULL, valid_from = now() - '2 days'::interval, valid_until = now();
SELECT tap.become('authenticated', 4);
SELECT ledger.end_agreement(tap.id('e1'));
SELECT tap.become('none');
SELECT is(
    (SELECT ended_at FROM ledger.sharing_agreements WHERE id = tap.id('e1')), NULL,
    'what has come to its end is over already'
);

SELECT * FROM finish();
ROLLBACK;
