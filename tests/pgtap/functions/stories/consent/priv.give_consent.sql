BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');

SELECT tap.become('authenticated', 4);
SELECT throws_ok(
    format('SELECT ledger.give_consent(%L, ''public_display'')', current_setting('test.open')),
    'EL102',
    'only the storyteller decides this for story ' || current_setting('test.open'),
    'a lead consents for nobody'
);
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    format('SELECT ledger.give_consent(%L, ''everything'')', current_setting('test.open')),
    '22023', 'unknown purpose everything',
    'consent is for one of the seven purposes'
);
SELECT set_config('ledger.clock', '2030-01-01 00:00:00+00', TRUE);
SELECT throws_ok(
    format(
        'SELECT ledger.give_consent(%L, ''public_display'', ''2030-01-01 00:00:00+00'')',
        current_setting('test.open')
    ),
    '22023', 'consent would have ended already at 2030-01-01 00:00:00+00',
    'consent that has ended already is refused'
);
SELECT priv.give_consent(
    tap.story('open'), 'public_display', '2030-01-02 00:00:00+00', 'en', '1'
);
SELECT set_config('ledger.clock', '2030-01-03 00:00:00+00', TRUE);
SELECT priv.give_consent(tap.story('open'), 'public_display', NULL, 'en', '1');
SELECT priv.withdraw_consent(tap.story('open'), 'public_display', NULL);
SELECT priv.give_consent(tap.story('open'), 'public_display', NULL, 'en', '1');
SELECT results_eq(
    'SELECT ordinal, state FROM ledger.consent_events ORDER BY ordinal',
    $$VALUES (1, 'given'), (2, 'renewed'), (3, 'withdrawn'), (4, 'given')$$,
    'consent that was never taken back is renewed, after a withdrawal it is given anew'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = tap.story('open') AND action = 'give_consent'
    ),
    3,
    'each leaves an audit row'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
