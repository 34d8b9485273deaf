BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('draft', 'draft', 'public');
CREATE FUNCTION pg_temp.seen(p_title text)
RETURNS integer[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_seen integer[] := '{}';
BEGIN
    FOR v_person IN 1..6 LOOP
        PERFORM tap.become('none', v_person);
        IF priv.sees_story(tap.story(p_title)) THEN
            v_seen := v_seen || v_person;
        END IF;
    END LOOP;
    RETURN v_seen;
END;
$$;
SELECT is(
    pg_temp.seen('circle'), ARRAY[1, 2, 3, 4],
    'a published story is seen by its storyteller and its community'
);
SELECT is(pg_temp.seen('draft'), ARRAY[1], 'a draft by its storyteller alone');
SELECT ok(NOT priv.sees_story(tap.id('ff')), 'what does not exist is seen by nobody');
SELECT function_privs_are(
    'priv', 'sees_story', ARRAY['uuid'], 'authenticated', ARRAY[]::text[],
    'only the helpers ask'
);

SELECT * FROM finish();
ROLLBACK;
