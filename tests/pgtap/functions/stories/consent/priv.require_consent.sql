BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('gone', 'withdrawn', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'media_use')
FROM unnest(ARRAY['circle', 'gone']) AS title;
SELECT tap.become('none');

CREATE FUNCTION pg_temp.outcome(p_story uuid, p_purpose text)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.refusal(format('SELECT priv.require_consent(%L, %L)', p_story, p_purpose));
$$;

SELECT is(
    pg_temp.outcome(tap.story('circle'), 'media_use'), 'done',
    'a story may be used for a purpose that its storyteller consented to'
);
SELECT is(
    pg_temp.outcome(story, purpose),
    format('EL110 | no consent to %s in effect for story ID | ', purpose)
    || 'It was not given, was withdrawn, has ended, or the home community denies it. | '
    'Do not use the story for this purpose, or ask its storyteller first.',
    description
)
FROM (
    VALUES
    (
        tap.story('circle'), 'policy_use',
        'a story is not used for a purpose that its storyteller did not consent to'
    ),
    (tap.story('gone'), 'media_use', 'a withdrawn story is not used for any purpose'),
    (tap.id('ff'), 'media_use', 'a story that does not exist is refused in the same words')
) AS a (story, purpose, description);
SELECT tap.wind('1 second');
SELECT tap.attempt(
    1, $$SELECT ledger.withdraw_consent(tap.story('circle'), 'media_use')$$
);
SELECT matches(
    pg_temp.outcome(tap.story('circle'), 'media_use'), '^EL110 . no consent to media_use ',
    'a story is not used for a purpose after its storyteller withdrew the consent'
);

SELECT * FROM finish();
ROLLBACK;
