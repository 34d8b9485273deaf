BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.tell('secret', 'published', 'private');
SELECT tap.tell('draft', 'draft', 'public');
SELECT tap.tell('erased', 'erased', 'public');
SELECT tap.tell('circle', 'published', 'community');

CREATE FUNCTION pg_temp.attempts(p_person integer, p_story_id uuid)
RETURNS SETOF text
LANGUAGE sql
AS $$
SELECT tap.attempt(p_person, format(q, p_story_id))
FROM unnest(ARRAY[
    'SELECT ledger.submit_story(%L)',
    'SELECT ledger.review_story(%L, ''approved'')',
    'SELECT ledger.publish_story(%L)',
    'SELECT ledger.set_story_privacy(%L, ''public'')',
    'SELECT ledger.share_story(%L, tap.elsewhere())',
    'SELECT ledger.give_consent(%L, ''public_display'')',
    'SELECT ledger.withdraw_consent(%L, ''public_display'')'
]) AS q;
$$;

SELECT is(tap.callers('priv.lock_story'), '{}', 'no client locks a story by itself');
SELECT is(
    (
        SELECT string_agg(DISTINCT a, ' / ')
        FROM pg_temp.attempts(2, gen_random_uuid()) AS a
    ),
    'EL101 | cannot find story ID | No story with this id is visible to you. | '
    'Check the id, or ask its storyteller to share it with a community of yours.',
    '10 existence: every function refuses a story that does not exist in one way'
);
SELECT results_eq(
    format('SELECT pg_temp.attempts(2, %L)', tap.story(hidden)),
    'SELECT pg_temp.attempts(2, gen_random_uuid())',
    format('10 existence: a story that is %s is refused in the same words', hidden)
)
FROM unnest(ARRAY['secret', 'draft', 'erased']) AS hidden;
SELECT results_eq(
    $$SELECT pg_temp.attempts(1, tap.story('erased'))$$,
    'SELECT pg_temp.attempts(1, gen_random_uuid())',
    'a storyteller does not find their own erased story'
);
SELECT is(
    (
        SELECT string_agg(DISTINCT a, ' / ')
        FROM pg_temp.attempts(NULL, tap.story('circle')) AS a
    ),
    'EL001 | nobody is signed in |  | '
    'Sign in, and sign up first if there is no profile yet.',
    'every function refuses a request without claims before it looks for the story'
);

SELECT * FROM finish();
ROLLBACK;
