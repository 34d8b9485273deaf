BEGIN;
SELECT plan(13);

SELECT tap.society();
UPDATE ledger.community_members SET role = 'lead' WHERE profile_id = tap.person(7);
SELECT tap.agree('e1', FALSE);

SELECT is(
    tap.callers('ledger.end_agreement'), ARRAY['authenticated'],
    'only people who are signed in end an agreement'
);
SELECT matches(
    tap.attempt(person, $$SELECT priv.end_agreement(tap.id('e1'))$$), refusal, description
)
FROM (
    VALUES
    (2, '^EL102 .*ends agreements of ID', 'a member does not end an agreement'),
    (3, '^EL102 .*ends agreements of ID', 'an elder does not end an agreement'),
    (5, '^EL134 ', '10 existence: a third community does not find the agreement'),
    (NULL, '^EL001 ', 'without claims nobody ends an agreement')
) AS a (person, refusal, description);
SELECT tap.wind('1 hour');
SELECT is(
    tap.attempt(7, $$SELECT ledger.end_agreement(tap.id('e1'))$$), 'done',
    'a lead of the community that was asked declines a proposal'
);
SELECT tap.wind('2 hours');
SELECT is(
    tap.attempt(4, $$SELECT ledger.end_agreement(tap.id('e1'))$$), 'done',
    'ending an agreement again is no error'
);
SELECT results_eq(
    'SELECT ended_at - now() FROM ledger.sharing_agreements', ARRAY['1 hour'::interval],
    'an agreement keeps the time at which it ended first, by the ledger''s clock'
);
SELECT tap.wind('0');
SELECT tap.agree('e2');
SELECT is(
    tap.attempt(4, $$SELECT ledger.end_agreement(tap.id('e2'))$$), 'done',
    'a lead of the community that proposed an agreement ends it'
);
SELECT is(
    tap.who($$SELECT priv.my_partner_communities() <> '{}'$$), '{}',
    'an agreement that has ended gives nobody a partner'
);
SELECT tap.agree('e3');
UPDATE ledger.sharing_agreements
SET valid_from = now() - '2 days'::interval, valid_until = now()
WHERE id = tap.id('e3');
SELECT is(
    tap.attempt(4, $$SELECT ledger.end_agreement(tap.id('e3'))$$), 'done',
    'ending an agreement after its last moment is no error'
);
SELECT is(
    (SELECT ended_at FROM ledger.sharing_agreements WHERE id = tap.id('e3')), NULL,
    'an agreement after its last moment is not ended again'
);
SELECT results_eq(
    $$SELECT tap.audited('end_agreement')$$,
    ARRAY['7 authenticated agreement e1 {}', '4 authenticated agreement e2 {}'],
    'one audit row for each agreement says who ended it'
);

SELECT * FROM finish();
ROLLBACK;
