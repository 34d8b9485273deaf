BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT is(
    tap.callers('ledger.set_story_privacy'), ARRAY['authenticated'],
    'only people who are signed in set a privacy'
);
SELECT matches(
    tap.attempt(4, $$SELECT ledger.set_story_privacy(tap.story('circle'), 'private')$$),
    '^EL102 ', 'a lead does not set the privacy of another person''s story'
);
SELECT matches(
    tap.attempt(1, $$SELECT ledger.set_story_privacy(tap.story('circle'), 'friends')$$),
    '^22023 . unknown privacy friends', 'a privacy that no story has is refused'
);
SELECT is(
    tap.attempt(1, $$SELECT ledger.set_story_privacy(tap.story('circle'), 'public')$$),
    'done', 'a storyteller widens the audience of a published story'
);
SELECT is(
    tap.titles('anon'), '{}',
    'the public does not see a story with public privacy without consent to public_display'
);
SELECT is(
    tap.attempt(1, $$SELECT priv.set_story_privacy(tap.story('circle'), 'private')$$),
    'done', 'a storyteller narrows the audience of a published story'
);
SELECT is(tap.readers('circle'), ARRAY[1], 'nobody else sees a private story');
SELECT results_eq(
    $$SELECT tap.audited('set_story_privacy')$$,
    ARRAY[
        '1 authenticated story ID {"to": "public", "from": "community"}',
        '1 authenticated story ID {"to": "private", "from": "public"}'
    ],
    'one audit row for each change says the privacy before and after it'
);

SELECT * FROM finish();
ROLLBACK;
