BEGIN;
SELECT plan(6);

SELECT tap.society();
UPDATE ledger.community_members SET role = 'lead' WHERE profile_id = tap.person(7);
INSERT INTO ledger.sharing_agreements (
    id, community_a_id, community_b_id, proposing_community_id, proposed_by, valid_until
)
VALUES (
    tap.id('e1'), tap.here(), tap.neighbours(), tap.neighbours(), tap.person(7),
    now() + '1 hour'
);
SELECT tap.become('authenticated', 7);
SELECT matches(
    tap.refusal($$SELECT priv.accept_agreement(tap.id('e1'))$$),
    '^EL102 .*accepts agreements for ID',
    'it is the other side that accepts, whichever is written first'
);
SELECT tap.wind('1 hour');
SELECT tap.become('authenticated', 4);
SELECT matches(
    tap.refusal($$SELECT priv.accept_agreement(tap.id('e1'))$$), '^EL135 ',
    'a proposal is over at the very moment that it names'
);
SELECT tap.wind('59 minutes');
SELECT is(tap.refusal($$SELECT priv.accept_agreement(tap.id('e1'))$$), 'done', 'not before');
SELECT tap.become('none');
INSERT INTO ledger.sharing_agreements (
    id, community_a_id, community_b_id, proposing_community_id, proposed_by, ended_at
)
VALUES (
    tap.id('e2'), tap.here(), tap.elsewhere(), tap.elsewhere(), tap.person(5), now()
);
SELECT tap.become('authenticated', 4);
SELECT matches(
    tap.refusal($$SELECT priv.accept_agreement(tap.id('e2'))$$), '^EL135 ',
    'what was taken back is not accepted'
);
SELECT tap.become('none');
SELECT results_eq(
    'SELECT accepted_by, accepted_at - now() FROM ledger.sharing_agreements
     WHERE accepted_at IS NOT NULL',
    $$VALUES (tap.person(4), '59 minutes'::interval)$$,
    'the agreement says who accepted it and when, by the ledger''s clock'
);
SELECT results_eq(
    $$SELECT tap.audited('accept_agreement')$$,
    ARRAY['4 authenticated agreement e1 {}'],
    'the audit row says whose deed it was'
);

SELECT * FROM finish();
ROLLBACK;
