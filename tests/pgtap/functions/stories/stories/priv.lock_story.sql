BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.tell('secret', 'published', 'private');
SELECT tap.tell('draft', 'draft', 'public');
SELECT tap.tell('erased', 'erased', 'public');
SELECT tap.tell('circle', 'published', 'community');

CREATE FUNCTION pg_temp.attempts(p_story_id uuid)
RETURNS SETOF text
LANGUAGE sql
AS $$
SELECT tap.refusal(format(q, p_story_id))
FROM unnest(ARRAY[
    'SELECT ledger.submit_story(%L)',
    'SELECT ledger.review_story(%L, ''approved'')',
    'SELECT ledger.publish_story(%L)',
    'SELECT ledger.set_story_privacy(%L, ''public'')',
    'SELECT ledger.share_story(%L, ''00000000-0000-7000-8000-0000000000c2'')',
    'SELECT ledger.give_consent(%L, ''public_display'')',
    'SELECT ledger.withdraw_consent(%L, ''public_display'')'
]) AS q;
$$;

SELECT function_privs_are(
    'priv', 'lock_story', ARRAY['uuid'], 'authenticated', ARRAY[]::text[],
    'a client locks nothing by itself'
);
SELECT tap.become('authenticated', 2);
SELECT is(
    (SELECT string_agg(DISTINCT a, ' / ') FROM pg_temp.attempts(gen_random_uuid()) AS a),
    'EL101 | cannot find story ID | No story with this id is visible to you. | '
    'Check the id, or ask its storyteller to share it with a community of yours.',
    '10 existence: every function refuses a story that does not exist in one way'
);
SELECT results_eq(
    format('SELECT pg_temp.attempts(%L)', current_setting('test.' || hidden)),
    'SELECT pg_temp.attempts(gen_random_uuid())',
    format('10 existence: a story that is %s is refused in the same words', hidden)
)
FROM unnest(ARRAY['secret', 'draft', 'erased']) AS hidden;
SELECT tap.become('authenticated', 1);
SELECT results_eq(
    format('SELECT pg_temp.attempts(%L)', current_setting('test.erased')),
    'SELECT pg_temp.attempts(gen_random_uuid())',
    'its own storyteller finds no erased story'
);
SELECT tap.become('authenticated');
SELECT is(
    (
        SELECT string_agg(DISTINCT a, ' / ')
        FROM pg_temp.attempts(tap.story('circle')) AS a
    ),
    'EL001 | nobody is signed in |  | '
    'Sign in, and sign up first if there is no profile yet.',
    'without claims nobody is told anything about any story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
