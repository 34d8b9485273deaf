BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(
    tap.story('open'), 'public_display', p_language => 'pjt',
    p_notice_version => '3'
);

SELECT throws_ok(
    format('SELECT ledger.withdraw_consent(%L, ''media_use'')', current_setting('test.open')),
    'EL109', 'no consent to withdraw for media_use',
    'what was not given is not withdrawn'
);
SELECT throws_ok(
    format('SELECT ledger.withdraw_consent(%L, ''everything'')', current_setting('test.open')),
    '22023', 'unknown purpose everything',
    'consent is for one of the seven purposes'
);
SELECT tap.become('authenticated', 4);
SELECT throws_ok(
    format('SELECT ledger.withdraw_consent(%L, ''public_display'')', current_setting('test.open')),
    'EL102',
    'only the storyteller decides this for story ' || current_setting('test.open'),
    'a lead withdraws nobody''s consent'
);
SELECT tap.become('authenticated', 1);
SELECT priv.withdraw_consent(
    tap.story('open'), 'public_display', 'My aunt asked me to.'
);
SELECT results_eq(
    $$SELECT state, expires_at, notice_version, notice_language, reason
      FROM ledger.consent_events WHERE ordinal = 2$$,
    $$VALUES ('withdrawn', NULL::timestamptz, '3', 'pjt', 'My aunt asked me to.')$$,
    'the record carries on the notice that had been given, and the reason'
);
SELECT throws_ok(
    format('SELECT ledger.withdraw_consent(%L, ''public_display'')', current_setting('test.open')),
    'EL109', 'no consent to withdraw for public_display',
    'it is withdrawn once'
);
SELECT results_eq(
    format(
        'SELECT detail ->> ''purpose'' FROM ledger.access_logs
         WHERE object_id = %L AND action = ''withdraw_consent''',
        current_setting('test.open')
    ),
    ARRAY['public_display'],
    'one audit row says so'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
