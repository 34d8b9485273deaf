BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('draft', 'draft', 'public');

SELECT is(
    tap.who($$SELECT priv.sees_story(tap.story('circle'))$$, 'none'), ARRAY[1, 2, 3, 4],
    'its storyteller and the members of its community see a published story'
);
SELECT is(
    tap.who($$SELECT priv.sees_story(tap.story('draft'))$$, 'none'), ARRAY[1],
    'only its storyteller sees a draft'
);
SELECT ok(NOT priv.sees_story(tap.id('ff')), 'nobody sees a story that does not exist');
SELECT is(tap.callers('priv.sees_story'), '{}', 'no client calls the helper by itself');

SELECT * FROM finish();
ROLLBACK;
