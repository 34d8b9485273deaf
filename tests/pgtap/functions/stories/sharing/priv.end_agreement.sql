BEGIN;
SELECT plan(5);

SELECT tap.society();
UPDATE ledger.community_members SET role = 'lead' WHERE profile_id = tap.person(7);
INSERT INTO ledger.sharing_agreements (
    id, community_a_id, community_b_id, proposing_community_id, proposed_by
)
VALUES (tap.id('e1'), tap.here(), tap.neighbours(), tap.here(), tap.person(4));
SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal($$SELECT priv.end_agreement(tap.id('e1'))$$), '^EL001 ',
    'nobody in particular ends nothing'
);
SELECT tap.become('authenticated', 2);
SELECT matches(
    tap.refusal($$SELECT priv.end_agreement(tap.id('e1'))$$),
    '^EL102 .*ends agreements of ID',
    'a member who reads it does not end it'
);
SELECT tap.wind('1 hour');
SELECT tap.become('authenticated', 7);
SELECT is(
    tap.refusal($$SELECT priv.end_agreement(tap.id('e1'))$$), 'done',
    'a lead of the side that was asked turns a proposal down'
);
SELECT tap.wind('2 hours');
SELECT tap.become('authenticated', 4);
SELECT priv.end_agreement(tap.id('e1'));
SELECT tap.become('none');
SELECT is(
    (SELECT ended_at - now() FROM ledger.sharing_agreements), '1 hour'::interval,
    'what has ended does not end again later'
);
SELECT results_eq(
    $$SELECT tap.audited('end_agreement')$$,
    ARRAY['7 authenticated agreement e1 {}'],
    'nor leaves another audit row'
);

SELECT * FROM finish();
ROLLBACK;
