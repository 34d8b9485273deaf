BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'media_use')
FROM unnest(ARRAY['circle', 'asked']) AS title;

SELECT is(
    tap.callers('ledger.record_disclosure'), ARRAY['authenticated'],
    'only people who are signed in record a disclosure'
);
SELECT matches(
    tap.attempt(
        person,
        format(
            'SELECT priv.record_disclosure(%L, %L, ''Radio'', ''radio@example.org'', ''{text}'')',
            tap.story(title), purpose
        )
    ),
    refusal, description
)
FROM (
    VALUES
    (
        2, 'circle', 'media_use',
        '^EL102 . only its storyteller or an elder or lead of its home discloses story ID',
        'a member does not record a disclosure of another person''s story'
    ),
    (
        4, 'asked', 'media_use', '^EL104 . story is submitted, not published: ID',
        'a story that is not published is not disclosed'
    ),
    (
        4, 'circle', 'policy_use', '^EL110 . no consent to policy_use in effect for story ID',
        'a story is not disclosed for a purpose without consent'
    ),
    (
        4, 'circle', 'fun', '^22023 . unknown purpose fun',
        'a disclosure for a purpose that does not exist is refused'
    ),
    (NULL, 'circle', 'media_use', '^EL001 ', 'without claims nobody records a disclosure')
) AS a (person, title, purpose, refusal, description);
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.record',
    ledger.record_disclosure(
        tap.story('circle'), 'media_use', 'Radio', 'radio@example.org'
    )::text,
    TRUE
);
SELECT tap.wind('1 hour');
SELECT tap.become('authenticated', 4);
SELECT priv.record_disclosure(
    tap.story('circle'), 'media_use', 'Paper', 'paper@example.org', '{text,media}'
);
SELECT results_eq(
    $$
    SELECT
        id::text = current_setting('test.record'), version, purpose, parts, recipient,
        contact, disclosed_by, disclosed_at
    FROM ledger.disclosures
    WHERE story_id = tap.story('circle')
    ORDER BY disclosed_at
    $$,
    $$
    VALUES
    (
        TRUE, 1, 'media_use', '{text}'::text[], 'Radio', 'radio@example.org',
        tap.person(1), now()
    ),
    (
        FALSE, 1, 'media_use', '{text,media}', 'Paper', 'paper@example.org',
        tap.person(4), now() + '1 hour'
    )
    $$,
    'a storyteller and a lead record who received which parts, by default the text'
);
SELECT tap.become('none');
SELECT results_eq(
    $$SELECT tap.audited('record_disclosure', tap.story('circle'))$$,
    $$
    SELECT
        p || ' authenticated story ID {"purpose": "media_use", "disclosure_id": "ID"}'
    FROM unnest(ARRAY[1, 4]) AS p
    $$,
    'the audit row says the purpose and the record, and not who received the story'
);

SELECT * FROM finish();
ROLLBACK;
