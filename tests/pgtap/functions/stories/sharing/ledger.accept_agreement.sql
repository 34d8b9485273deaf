BEGIN;
SELECT plan(12);

SELECT tap.society();
UPDATE ledger.community_members SET role = 'lead' WHERE profile_id = tap.person(7);
SELECT tap.agree('e2', FALSE);
UPDATE ledger.sharing_agreements SET ended_at = now();
SELECT tap.agree('e1', FALSE);
UPDATE ledger.sharing_agreements SET valid_until = now() + '1 hour';

SELECT is(
    tap.callers('ledger.accept_agreement'), ARRAY['authenticated'],
    'only people who are signed in accept an agreement'
);
SELECT matches(
    tap.attempt(person, $$SELECT ledger.accept_agreement(tap.id('e1'))$$),
    refusal, description
)
FROM (
    VALUES
    (
        4, '^EL102 .*accepts agreements for ID',
        'a lead of the community that proposed an agreement does not accept it'
    ),
    (
        5, '^EL134 ', '10 existence: a third community does not find the agreement'
    )
) AS a (person, refusal, description);
UPDATE ledger.sharing_agreements SET proposing_community_id = tap.neighbours();
SELECT matches(
    tap.attempt(7, $$SELECT ledger.accept_agreement(tap.id('e1'))$$),
    '^EL102 .*accepts agreements for ID',
    'the other side accepts, whichever community the agreement names first'
);
SELECT tap.wind('1 hour');
SELECT is(
    tap.attempt(4, $$SELECT ledger.accept_agreement(tap.id('e1'))$$),
    'EL135 | no longer a proposal: agreement ID | '
    'It was accepted before, or it has ended. | Propose another agreement.',
    'a proposal cannot be accepted from the moment at which it ends'
);
SELECT tap.wind('59 minutes');
SELECT is(
    tap.attempt(4, $$SELECT ledger.accept_agreement(tap.id('e1'))$$), 'done',
    'a lead of the other side accepts a proposal before it ends'
);
SELECT results_eq(
    $$
    SELECT accepted_by, accepted_at - now() FROM ledger.sharing_agreements
    WHERE id = tap.id('e1')
    $$,
    $$VALUES (tap.person(4), '59 minutes'::interval)$$,
    'the agreement says who accepted it and when, by the ledger''s clock'
);
SELECT is(
    tap.who($$SELECT priv.my_partner_communities() <> '{}'$$), ARRAY[1, 2, 3, 4, 7],
    'an accepted agreement makes the members of both communities partners'
);
SELECT matches(
    tap.attempt(4, $$SELECT ledger.accept_agreement(tap.id('e1'))$$), '^EL135 ',
    'an accepted agreement is not accepted again'
);
SELECT matches(
    tap.attempt(4, $$SELECT priv.accept_agreement(tap.id('e2'))$$), '^EL135 ',
    'a proposal that was taken back is not accepted'
);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.accept_agreement(tap.id('e1'))$$), '^EL001 ',
    'without claims nobody accepts an agreement'
);
SELECT results_eq(
    $$SELECT tap.audited('accept_agreement')$$,
    ARRAY['4 authenticated agreement e1 {}'],
    'one audit row says who accepted the agreement, and nothing of the refusals'
);

SELECT * FROM finish();
ROLLBACK;
