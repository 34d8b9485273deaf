BEGIN;
SELECT plan(2);

SELECT is(
    tap.refusal('SELECT priv.refuse_story(gen_random_uuid())'),
    'EL101 | cannot find story ID | No story with this id is visible to you. | '
    'Check the id, or ask its storyteller to share it with a community of yours.',
    'the refusal names the id and nothing else of a story'
);
SELECT is(tap.callers('priv.refuse_story'), '{}', 'no client calls the helper by itself');

SELECT * FROM finish();
ROLLBACK;
