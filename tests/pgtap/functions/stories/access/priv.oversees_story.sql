BEGIN;
SELECT plan(9);

SELECT tap.society();

CREATE FUNCTION pg_temp.overseers(p_title text)
RETURNS integer[]
LANGUAGE sql
AS $$
SELECT tap.who(format('SELECT priv.oversees_story(%L)', tap.story(p_title)), 'none');
$$;

SELECT tap.tell(t, t, 'private')
FROM unnest(
    ARRAY['draft', 'submitted', 'published', 'archived', 'withdrawn', 'erased']
) AS t;
SELECT is(
    pg_temp.overseers(t), ARRAY[3, 4], format('elders and leads oversee a %s story', t)
)
FROM unnest(ARRAY['submitted', 'published', 'archived']) AS t;
SELECT is(pg_temp.overseers(t), '{}', format('nobody oversees a %s story', t))
FROM unnest(ARRAY['draft', 'withdrawn', 'erased']) AS t;
INSERT INTO ledger.story_communities (story_id, community_id, shared_by, shared_at)
VALUES (current_setting('test.published')::uuid, tap.elsewhere(), tap.person(1), now());
SELECT is(
    pg_temp.overseers('published'), ARRAY[3, 4, 5],
    'an elder of a community that a story is shared with oversees it'
);
SELECT is(
    priv.oversees_story(gen_random_uuid()), FALSE,
    'nobody oversees a story that does not exist'
);
SELECT is(
    tap.callers('priv.oversees_story'), '{}',
    'no client calls the helper by itself'
);

SELECT * FROM finish();
ROLLBACK;
