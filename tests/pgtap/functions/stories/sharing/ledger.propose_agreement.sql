BEGIN;
SELECT plan(15);

SELECT tap.society();
UPDATE ledger.community_members SET role = 'lead' WHERE profile_id = tap.person(7);
INSERT INTO ledger.sharing_agreements (
    community_a_id, community_b_id, proposing_community_id, terms, proposed_by,
    valid_from, valid_until, ended_at
)
VALUES
(
    tap.here(), tap.elsewhere(), tap.here(), 'Others.', tap.person(4), '2020-01-01',
    now() + '1 hour', NULL
),
(
    tap.here(), tap.neighbours(), tap.here(), 'Before.', tap.person(4), '2020-01-01',
    '2022-01-01', '2021-01-01'
);
UPDATE ledger.communities SET status = 'closed' WHERE id = tap.elsewhere();

SELECT is(
    tap.callers('ledger.propose_agreement'), ARRAY['authenticated'],
    'only people who are signed in propose an agreement'
);
SELECT matches(
    tap.attempt(
        person, format('SELECT ledger.propose_agreement(%L, %L, %L)', own, other, ends)
    ),
    refusal, description
)
FROM (
    VALUES
    (
        3, tap.here(), tap.neighbours(), NULL, '^EL102 .*agrees for ID',
        'an elder does not propose an agreement for their community'
    ),
    (
        4, tap.neighbours(), tap.here(), NULL, '^EL102 .*agrees for ID',
        'a lead does not propose an agreement for another community'
    ),
    (
        4, tap.here(), tap.here(), NULL, '^P0002 . no other active community ID',
        'a community does not agree with itself'
    ),
    (
        4, tap.here(), NULL, NULL, '^P0002 ', 'a community does not agree with nobody'
    ),
    (
        7, tap.neighbours(), tap.elsewhere(), NULL, '^P0002 ',
        'a community does not agree with a closed community'
    ),
    (
        4, tap.here(), tap.neighbours(), now(), '^22023 ',
        'an agreement that would have ended already is refused'
    )
) AS a (person, own, other, ends, refusal, description);
SELECT is(
    tap.attempt(
        7,
        $$SELECT ledger.propose_agreement(
            tap.neighbours(), tap.here(), now() + '1 hour', 'Rain.'
        )$$
    ),
    'done', 'a lead proposes an agreement'
);
SELECT is(
    tap.attempt(person, format('SELECT ledger.propose_agreement(%L, %L)', own, other)),
    'EL135 | proposed or agreed already with community ID | '
    'Two communities have one agreement at a time. | '
    'Accept or end the agreement that ledger.sharing_agreements shows, then propose '
    'again.',
    description
)
FROM (
    VALUES
    (
        7, tap.neighbours(), tap.here(),
        'a community does not propose a second agreement to the same community'
    ),
    (
        4, tap.here(), tap.neighbours(),
        'the community that was asked does not propose an agreement in return'
    )
) AS a (person, own, other, description);
SELECT is(
    tap.who($$SELECT priv.my_partner_communities() <> '{}'$$), '{}',
    'a proposal gives nobody a partner'
);
SELECT tap.wind('1 hour');
SELECT tap.become('authenticated', 4);
SELECT isnt(
    priv.propose_agreement(tap.here(), tap.neighbours(), NULL, 'Wind.'), NULL,
    'a lead proposes an agreement, and gets its id, after an earlier proposal has ended'
);
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT community_a_id, community_b_id, proposing_community_id, terms, ended_at
    FROM ledger.sharing_agreements
    ORDER BY terms
    $$,
    $$
    VALUES
    (tap.here(), tap.neighbours(), tap.here(), 'Before.', '2021-01-01'::timestamptz),
    (tap.here(), tap.elsewhere(), tap.here(), 'Others.', NULL),
    (tap.here(), tap.neighbours(), tap.neighbours(), 'Rain.', now() + '1 hour'),
    (tap.here(), tap.neighbours(), tap.here(), 'Wind.', NULL)
    $$,
    'a proposal after its last moment is marked as ended by the next one of the same '
    'two communities, which are written in one order'
);
SELECT results_eq(
    $$SELECT tap.audited('propose_agreement')$$,
    ARRAY[
        '7 authenticated agreement ID {"community_id": "c3", "other_community_id": "c1"}',
        '4 authenticated agreement ID {"community_id": "c1", "other_community_id": "c3"}'
    ],
    'one audit row for each proposal says who agrees with whom, and nothing of the terms'
);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.propose_agreement(tap.here(), NULL, NULL, NULL)$$),
    '^EL001 ', 'without claims nobody proposes an agreement'
);

SELECT * FROM finish();
ROLLBACK;
