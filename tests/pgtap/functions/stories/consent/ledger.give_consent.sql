BEGIN;
SELECT plan(9);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');

SELECT is(
    tap.callers('ledger.give_consent'), ARRAY['authenticated'],
    'only people who are signed in give consent'
);
SELECT matches(
    tap.attempt(
        person,
        format('SELECT priv.give_consent(tap.story(''open''), %L, now(), ''en'', ''1'')', purpose)
    ),
    refusal, description
)
FROM (
    VALUES
    (
        4, 'public_display', '^EL102 . only the storyteller decides this for story ID',
        'a lead does not consent in the place of the storyteller'
    ),
    (
        1, 'everything', '^22023 . unknown purpose everything',
        'consent to a purpose that does not exist is refused'
    ),
    (
        1, 'public_display', '^22023 . consent would already have ended at ',
        'consent that ends at this very moment is refused'
    ),
    (NULL, 'public_display', '^EL001 ', 'without claims nobody gives consent')
) AS a (person, purpose, refusal, description);
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.record',
    ledger.give_consent(
        tap.story('open'), 'public_display', now() + '1 hour', 'pjt', '3'
    )::text,
    TRUE
);
SELECT results_eq(
    $$
    SELECT
        id::text, schema_version, story_id, purpose, ordinal, state, subject_id,
        recorded_by, method, occurred_at, expires_at, notice_version, notice_language,
        jurisdiction, recipients, withdrawal, reason
    FROM ledger.consent_events
    $$,
    $$
    SELECT
        current_setting('test.record'), 'ISO/IEC TS 27560:2023', tap.story('open'),
        'public_display', 1, 'given', tap.person(1), tap.person(1), 'online', now(),
        now() + '1 hour', '3', 'pjt', r.jurisdiction, ARRAY['the public'],
        format('ledger.withdraw_consent(%L, ''public_display'')', tap.story('open')),
        NULL::text
    FROM ledger.regions AS r
    WHERE r.is_local
    $$,
    'the record holds what the standard asks for, and how to withdraw the consent'
);
SELECT is(
    tap.titles('anon'), ARRAY['open'],
    'the public reads the story once its storyteller consented to public display'
);
SELECT tap.wind('2 hours');
SELECT tap.become('authenticated', 1);
SELECT priv.give_consent(tap.story('open'), 'public_display', NULL, 'en', '1');
SELECT ledger.withdraw_consent(tap.story('open'), 'public_display');
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT results_eq(
    'SELECT ordinal, state FROM ledger.consent_events ORDER BY ordinal',
    $$VALUES (1, 'given'), (2, 'renewed'), (3, 'withdrawn'), (4, 'given')$$,
    'consent that has ended is renewed; consent that was withdrawn is given anew'
);
SELECT results_eq(
    $$SELECT tap.audited('give_consent', tap.story('open'))$$,
    $$
    SELECT
        '1 authenticated story ID '
        '{"purpose": "public_display", "consent_event_id": "ID"}'
    FROM generate_series(1, 3)
    $$,
    'each consent leaves an audit row with its purpose and its record'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
