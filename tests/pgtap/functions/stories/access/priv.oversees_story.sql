BEGIN;
SELECT plan(9);

SELECT tap.society();

CREATE FUNCTION pg_temp.overseers(p_title text)
RETURNS integer[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_persons integer[] := '{}';
BEGIN
    FOR v_person IN 1..6 LOOP
        PERFORM tap.become('none', v_person);
        IF priv.oversees_story(tap.story(p_title)) THEN
            v_persons := v_persons || v_person;
        END IF;
    END LOOP;
    RETURN v_persons;
END;
$$;

SELECT tap.tell(t, t, 'private')
FROM
    unnest(
        ARRAY['draft', 'submitted', 'published', 'archived', 'withdrawn', 'erased']
    ) AS t;
SELECT
    is(
        pg_temp.overseers(t),
        ARRAY[3, 4],
        format('elders and leads oversee a %s story', t)
    )
FROM unnest(ARRAY['submitted', 'published', 'archived']) AS t;
SELECT is(pg_temp.overseers(t), '{}', format('nobody oversees a %s story', t))
FROM unnest(ARRAY['draft', 'withdrawn', 'erased']) AS t;
INSERT INTO ledger.story_communities (story_id, community_id, shared_by, shared_at)
VALUES (current_setting('test.published')::uuid, tap.elsewhere(), tap.person(1), now());
SELECT is(
    pg_temp.overseers('published'), ARRAY[3, 4, 5],
    'once it is shared, an elder there does as well'
);
SELECT tap.become('none');
SELECT is(
    priv.oversees_story(gen_random_uuid()),
    FALSE,
    'there is nothing to oversee in no story'
);
SELECT is(
    ARRAY(
        SELECT r
        FROM
            unnest(
                ARRAY[
                    'anon',
                    'authenticated',
                    'ledger_auditor',
                    'ledger_maintenance',
                    'service_role'
                ]
            ) AS r
        WHERE has_function_privilege(r, 'priv.oversees_story(uuid)', 'EXECUTE')
    ),
    ARRAY[]::text[],
    'no client calls it by itself'
);

SELECT * FROM finish();
ROLLBACK;
