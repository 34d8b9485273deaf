BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');

SELECT function_privs_are(
    'ledger', 'give_consent', ARRAY['uuid', 'text', 'timestamptz', 'text', 'text'],
    'anon', ARRAY[]::text[],
    'an anonymous request gives no consent'
);
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.record',
    ledger.give_consent(
        tap.story('open'), 'public_display', now() + '1 year', 'pjt', '3'
    )::text,
    TRUE
);
SELECT is(
    current_setting('test.record')::uuid,
    (SELECT id FROM ledger.consent_events),
    'giving consent returns the id of the record'
);
SELECT results_eq(
    $$SELECT
          schema_version, story_id::text, purpose, ordinal, state,
          subject_id = recorded_by, method, occurred_at, expires_at,
          notice_version, notice_language, recipients, reason
      FROM ledger.consent_events$$,
    format(
        $$VALUES (
            'ISO/IEC TS 27560:2023', %L, 'public_display', 1, 'given', TRUE, 'online',
            now(), now() + '1 year', '3', 'pjt', ARRAY['the public'], NULL::text
        )$$,
        current_setting('test.open')
    ),
    'the record holds what the standard asks for'
);
SELECT is(
    (SELECT jurisdiction FROM ledger.consent_events),
    (SELECT jurisdiction FROM ledger.regions WHERE is_local),
    'the law is that of the home community''s region'
);
SELECT is(
    (SELECT withdrawal FROM ledger.consent_events),
    format(
        'ledger.withdraw_consent(%L, ''public_display'')', current_setting('test.open')
    ),
    'the record says how to take it back'
);
SELECT tap.become('anon');
SELECT isnt_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.open')),
    'the public reads the story from then on'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
