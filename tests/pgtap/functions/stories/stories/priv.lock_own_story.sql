BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT is(tap.callers('priv.lock_own_story'), '{}', 'no client locks a story by itself');
SELECT is(
    tap.attempt(2, $$SELECT ledger.set_story_privacy(tap.story('circle'), 'public')$$),
    'EL102 | only the storyteller decides this for story ID | '
    'You may read the story, but another person told it. | '
    'Ask the storyteller to do it.',
    'a member who sees the story learns that its storyteller decides'
);
SELECT tap.become('none', 1);
SELECT is(
    (priv.lock_own_story(tap.story('circle'))).id, tap.story('circle'),
    'a storyteller locks their own story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
