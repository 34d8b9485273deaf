BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.event',
    ledger.record_value(tap.story('circle'), 'monetary', 'A fee.', 100, 'AUD')::text, TRUE
);
SELECT tap.become('authenticated', 5);
SELECT throws_ok(
    format('SELECT priv.distribute_value(%L, ''[]'', ''cash'')', event),
    'P0002', 'cannot find value event ' || event,
    'the same words refuse what is hidden and what does not exist'
)
FROM unnest(ARRAY[current_setting('test.event'), tap.id('ff')::text]) AS event;
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    format('SELECT priv.distribute_value(%L, ''[]'', ''cash'')', current_setting('test.event')),
    'EL102', 'only an elder or lead distributes value of community 00000000-0000-7000-8000-0000000000c1',
    'a storyteller does not hand out the money of all'
);
SELECT tap.become('authenticated', 4);
SELECT throws_ok(
    format('SELECT priv.distribute_value(%L, %L, ''cash'')', current_setting('test.event'), shares),
    state, message, description
)
FROM (
    VALUES
    ('[]', 'EL121', 'shares add up to 0, not 100.00', 'nothing is handed out'),
    (
        '[{"profile_id": "00000000-0000-7000-8000-000000000001", "amount": 99.99}]',
        'EL121', 'shares add up to 99.99, not 100.00', 'a cent is missing'
    ),
    (
        '[{"profile_id": "00000000-0000-7000-8000-000000000001", "amount": 33.333}]',
        '22023', 'not an amount to the cent: 33.333', 'nobody is paid half a cent'
    ),
    (
        '[{"profile_id": "00000000-0000-7000-8000-000000000006", "amount": 100}]',
        'P0002', 'cannot find recipient 00000000-0000-7000-8000-000000000006', 'a stranger receives nothing'
    ),
    (
        '[{"amount": 100}]', '22023', 'a share has one recipient',
        'nobody is no recipient'
    )
) AS t (shares, state, message, description);
SELECT tap.become('authenticated', 4);
SELECT priv.distribute_value(
    current_setting('test.event')::uuid,
    '[{"profile_id": "00000000-0000-7000-8000-000000000001", "amount": 66.67},
      {"community_id": "00000000-0000-7000-8000-0000000000c1", "amount": 33.33}]',
    'bank transfer'
);
SELECT results_eq(
    format(
        $$SELECT position, profile_id, community_id, amount, method, distributed_by
          FROM ledger.value_distribution WHERE event_id = %L
          ORDER BY position$$,
        current_setting('test.event')
    ),
    $$VALUES
    (1, tap.person(1), NULL::uuid, 66.67, 'bank transfer', tap.person(4)),
    (2, NULL, tap.here(), 33.33, 'bank transfer', tap.person(4))$$,
    'a lead of its home hands out all of it at once'
);
SELECT throws_ok(
    format('SELECT priv.distribute_value(%L, ''[]'', ''cash'')', current_setting('test.event')),
    'EL122', 'already distributed: value event ' || current_setting('test.event'),
    'and once'
);
SELECT results_eq(
    format(
        $$SELECT detail FROM ledger.access_logs
          WHERE object_id = %L AND action = 'distribute_value'$$,
        current_setting('test.event')
    ),
    $$VALUES ('{}'::jsonb)$$,
    'one audit row says so'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
