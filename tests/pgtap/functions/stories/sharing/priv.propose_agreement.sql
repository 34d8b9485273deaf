BEGIN;
SELECT plan(7);

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
SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal('SELECT priv.propose_agreement(tap.here(), tap.neighbours(), NULL, NULL)'),
    '^EL001 ', 'nobody in particular agrees to nothing'
);
SELECT tap.become('authenticated', 7);
SELECT matches(
    tap.refusal(
        format('SELECT priv.propose_agreement(tap.neighbours(), %s, NULL, NULL)', community)
    ),
    '^P0002 ', description
)
FROM (
    VALUES
    ('tap.elsewhere()', 'a community that is closed agrees to nothing any more'),
    ('tap.neighbours()', 'none agrees with itself'),
    ('NULL', 'nor with nobody')
) AS c (community, description);
SELECT isnt(
    priv.propose_agreement(tap.neighbours(), tap.here(), now() + '1 hour', 'Rain.'), NULL,
    'a lead proposes'
);
SELECT tap.wind('1 hour');
SELECT tap.become('authenticated', 4);
SELECT priv.propose_agreement(tap.here(), tap.neighbours(), NULL, 'Wind.');
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
    'a proposal that ran out is ended by the next of that pair, which is written in one order'
);
SELECT results_eq(
    $$SELECT tap.audited('propose_agreement')$$,
    ARRAY[
        '7 authenticated agreement ID {"community_id": "c3", "other_community_id": "c1"}',
        '4 authenticated agreement ID {"community_id": "c1", "other_community_id": "c3"}'
    ],
    'the audit row says who agrees with whom, and not to what'
);

SELECT * FROM finish();
ROLLBACK;
