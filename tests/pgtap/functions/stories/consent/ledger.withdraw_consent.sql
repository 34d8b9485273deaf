BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(
    tap.story('open'), 'public_display', p_language => 'pjt', p_notice_version => '3'
);

SELECT is(
    tap.callers('ledger.withdraw_consent'), ARRAY['authenticated'],
    'only people who are signed in withdraw consent'
);
SELECT matches(
    tap.attempt(
        person, format('SELECT priv.withdraw_consent(tap.story(''open''), %L, NULL)', purpose)
    ),
    refusal, description
)
FROM (
    VALUES
    (
        1, 'media_use', '^EL109 . no consent to withdraw for media_use',
        'a storyteller does not withdraw consent that they did not give'
    ),
    (
        1, 'everything', '^22023 . unknown purpose everything',
        'a withdrawal for a purpose that does not exist is refused'
    ),
    (
        4, 'public_display', '^EL102 . only the storyteller decides this for story ID',
        'a lead does not withdraw consent in the place of the storyteller'
    ),
    (NULL, 'public_display', '^EL001 ', 'without claims nobody withdraws consent')
) AS a (person, purpose, refusal, description);
SELECT is(
    tap.titles('anon'), ARRAY['open'],
    'the public reads the story while consent to public display is in effect'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_consent(
    tap.story('open'), 'public_display', 'My aunt asked me to.'
);
SELECT results_eq(
    $$
    SELECT state, expires_at, notice_version, notice_language, reason
    FROM ledger.consent_events
    WHERE ordinal = 2
    $$,
    $$VALUES ('withdrawn', NULL::timestamptz, '3', 'pjt', 'My aunt asked me to.')$$,
    'the record names the notice of the consent that it ends, and the reason'
);
SELECT is(
    tap.titles('anon'), '{}', 'the public does not see the story from that moment'
);
SELECT is(
    tap.titles('authenticated', 2), ARRAY['open'],
    'a member of its community goes on seeing the story'
);
SELECT matches(
    tap.attempt(1, $$SELECT ledger.withdraw_consent(tap.story('open'), 'public_display')$$),
    '^EL109 . no consent to withdraw for public_display',
    'consent that was withdrawn is not withdrawn again'
);
SELECT results_eq(
    $$SELECT tap.audited('withdraw_consent', tap.story('open'))$$,
    ARRAY['1 authenticated story ID {"purpose": "public_display", "consent_event_id": "ID"}'],
    'the withdrawal leaves one audit row with its purpose, and nothing of the reason'
);

SELECT * FROM finish();
ROLLBACK;
