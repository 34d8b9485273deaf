BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format('SELECT priv.record_value(%L, ''social'', ''A bench.'', NULL, NULL, NULL)', current_setting('test.circle')),
    'EL102', 'only its storyteller or an elder or lead of its home records the value of story '
    || current_setting('test.circle'),
    'a member records nothing'
);
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    format(
        'SELECT priv.record_value(%L, ''monetary'', ''A fee.'', 1.005, ''AUD'', NULL)', current_setting('test.circle')
    ),
    '22023', 'not an amount to the cent: 1.005',
    'an amount is not rounded in silence'
);
SELECT set_config('ledger.clock', '2030-01-01 00:00:00+00', TRUE);
SELECT set_config(
    'test.event',
    priv.record_value(tap.story('circle'), 'monetary', 'A fee.', 12.5, 'AUD', NULL)::text, TRUE
);
SELECT results_eq(
    format(
        $$SELECT kind, description, amount, currency, occurred_on, recorded_by
          FROM ledger.value_events WHERE id = %L$$,
        current_setting('test.event')
    ),
    $$VALUES ('monetary', 'A fee.', 12.50, 'AUD', '2030-01-01'::date, tap.person(3))$$,
    'an elder of its home writes down what a story brought; today, unless they say when'
);
SELECT results_eq(
    format(
        $$SELECT detail - 'value_event_id' FROM ledger.access_logs
          WHERE object_id = %L AND action = 'record_value'$$,
        current_setting('test.circle')
    ),
    $$VALUES ('{"kind": "monetary"}'::jsonb)$$,
    'the audit row says nothing of the sum'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
