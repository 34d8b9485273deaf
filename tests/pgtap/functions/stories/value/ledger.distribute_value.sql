BEGIN;
SELECT plan(15);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.earn('b1', 'circle');
SELECT tap.earn('b2', 'circle');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.earn('b3', 'open');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT tap.become('none');

SELECT is(
    tap.callers('ledger.distribute_value'), ARRAY['authenticated'],
    'only people who are signed in distribute value'
);
SELECT is(
    tap.attempts(
        5, 'SELECT ledger.distribute_value(%L, ''[]'', ''cash'')',
        tap.id('b1'), tap.id('ff')
    ),
    tap.unseen('value event'),
    '10 existence: a value event of a hidden story and one that does not exist are '
    'refused in the same words'
);
SELECT matches(
    tap.attempt(1, $$SELECT ledger.distribute_value(tap.id('b1'), '[]', 'cash')$$),
    '^EL102 . only an elder or lead distributes value of community ID',
    'the storyteller does not distribute what the story brought'
);
SELECT is(
    tap.attempt(NULL, $$SELECT priv.distribute_value(tap.id('b1'), '[]', 'cash')$$),
    tap.unseen('value event'), 'without claims nobody finds an event of a hidden story'
);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.distribute_value(tap.id('b3'), '[]', 'cash')$$),
    '^EL001 ', 'without claims nobody distributes what a public story brought'
);
SELECT matches(
    tap.attempt(
        4,
        format(
            'SELECT ledger.distribute_value(tap.id(''b1''), %L, ''cash'')',
            format(shares, tap.person(person))
        )
    ),
    refusal, description
)
FROM (
    VALUES
    (
        NULL, '[]', '^EL121 . shares add up to 0, not 100.00',
        'an event without shares is refused'
    ),
    (
        1, '[{"profile_id": "%s", "amount": 99.99}]',
        '^EL121 . shares add up to 99.99, not 100.00',
        'shares that lack one cent are refused'
    ),
    (
        1, '[{"profile_id": "%s", "amount": 33.333}]',
        '^22023 . amount is not in whole cents: 33.333',
        'a share with a fraction of a cent is refused'
    ),
    (
        6, '[{"profile_id": "%s", "amount": 100}]', '^P0002 . cannot find recipient ID',
        'a share for a stranger is refused'
    ),
    (
        NULL, '[{"amount": 100}]', '^22023 . a share has one recipient',
        'a share for nobody is refused'
    )
) AS a (person, shares, refusal, description);
SELECT is(
    tap.attempt(
        4,
        format(
            'SELECT ledger.distribute_value(tap.id(''b1''), %L, ''bank transfer'')',
            jsonb_build_array(
                jsonb_build_object('profile_id', tap.person(1), 'amount', 66.67),
                jsonb_build_object('community_id', tap.here(), 'amount', 33.33)
            )
        )
    ),
    'done',
    'a lead of the home distributes what a story brought to a person and a community'
);
SELECT is(
    tap.attempt(
        3,
        format(
            'SELECT ledger.distribute_value(tap.id(''b2''), %L, ''cash'')',
            jsonb_build_array(
                jsonb_build_object('community_id', tap.here(), 'amount', 100)
            )
        )
    ),
    'done', 'an elder of the home gives all that a story brought to the community'
);
SELECT results_eq(
    $$
    SELECT event_id, position, profile_id, community_id, amount, method, distributed_by
    FROM ledger.value_distribution
    ORDER BY event_id, position
    $$,
    $$
    VALUES
    (tap.id('b1'), 1, tap.person(1), NULL, 66.67, 'bank transfer', tap.person(4)),
    (tap.id('b1'), 2, NULL, tap.here(), 33.33, 'bank transfer', tap.person(4)),
    (tap.id('b2'), 1, NULL, tap.here(), 100.00, 'cash', tap.person(3))
    $$,
    'the shares are numbered in the order given and say who distributed them, and how'
);
SELECT matches(
    tap.attempt(4, $$SELECT priv.distribute_value(tap.id('b1'), '[]', 'cash')$$),
    '^EL122 . already distributed: value event ID',
    'a value event is not distributed a second time'
);
SELECT results_eq(
    $$SELECT tap.audited('distribute_value')$$,
    ARRAY['4 authenticated value_event b1 {}', '3 authenticated value_event b2 {}'],
    'one audit row for each value event says who distributed it'
);

SELECT * FROM finish();
ROLLBACK;
