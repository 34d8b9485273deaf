BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT is(
    tap.callers('ledger.record_value'), ARRAY['authenticated'],
    'only people who are signed in record value'
);
SELECT matches(
    tap.attempt(
        person,
        format(
            'SELECT ledger.record_value(tap.story(''circle''), %L, ''A fee.'', %L, %L)',
            kind, amount, currency
        )
    ),
    refusal, description
)
FROM (
    VALUES
    (
        2, 'social', NULL, NULL,
        '^EL102 . only its storyteller or an elder or lead of its home records the '
        'value of story ID', 'a member does not record value'
    ),
    (
        3, 'monetary', 1.005, 'AUD', '^22023 . amount is not in whole cents: 1.005',
        'an amount with a fraction of a cent is refused and not rounded'
    )
) AS a (person, kind, amount, currency, refusal, description);
SELECT matches(
    tap.attempt(
        NULL,
        $$SELECT priv.record_value(
            tap.story('circle'), 'social', 'A bench.', NULL, NULL, NULL
        )$$
    ),
    '^EL001 ', 'without claims nobody records value'
);
SELECT tap.wind('400 days');
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.event',
    priv.record_value(
        tap.story('circle'), 'monetary', 'A fee.', 12.5, 'AUD', NULL
    )::text,
    TRUE
);
SELECT tap.become('none');
SELECT is(
    tap.attempt(
        1,
        $$SELECT ledger.record_value(
            tap.story('circle'), 'cultural', 'A song.', p_occurred_on => '2020-02-03'
        )$$
    ),
    'done', 'a storyteller records what a story brought that is not money'
);
SELECT results_eq(
    $$
    SELECT
        id::text = current_setting('test.event'), kind, description, amount, currency,
        occurred_on, recorded_by
    FROM ledger.value_events
    WHERE story_id = tap.story('circle')
    ORDER BY id
    $$,
    $$
    VALUES
    (
        TRUE, 'monetary', 'A fee.', 12.50, 'AUD', (now() + '400 days')::date,
        tap.person(3)
    ),
    (FALSE, 'cultural', 'A song.', NULL, NULL, '2020-02-03', tap.person(1))
    $$,
    'an elder of the home records an amount and gets the id of the event, and an event '
    'without a day is of today, by the ledger''s clock'
);
SELECT results_eq(
    $$SELECT tap.audited('record_value')$$,
    ARRAY[
        '3 authenticated story ID {"kind": "monetary", "value_event_id": "ID"}',
        '1 authenticated story ID {"kind": "cultural", "value_event_id": "ID"}'
    ],
    'one audit row for each event says who recorded what kind, and nothing of the '
    'amount'
);

SELECT * FROM finish();
ROLLBACK;
