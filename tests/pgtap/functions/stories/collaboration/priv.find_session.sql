BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.session_' || title,
    ledger.start_collaboration(tap.story(title))::text, TRUE
)
FROM unnest(ARRAY['asked', 'draft']) AS title;
CREATE FUNCTION pg_temp.finds(p_title text)
RETURNS integer[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_found integer[] := '{}';
BEGIN
    FOR v_person IN 1..6 LOOP
        PERFORM tap.become('none', v_person);
        BEGIN
            PERFORM priv.find_session(current_setting('test.session_' || p_title)::uuid);
            v_found := v_found || v_person;
        EXCEPTION
            WHEN no_data_found THEN
                NULL;
        END;
    END LOOP;
    RETURN v_found;
END;
$$;
SELECT tap.become('none');
SELECT is(
    pg_temp.finds('asked'), ARRAY[1, 3, 4],
    'the storyteller and those who review it work on a submitted story'
);
SELECT is(pg_temp.finds('draft'), ARRAY[1], 'on a draft its storyteller alone');
SELECT tap.become('none', 2);
SELECT throws_ok(
    format('SELECT priv.find_session(%L)', session),
    'P0002', 'cannot find collaboration session ' || session,
    'the same words refuse what is hidden and what does not exist'
)
FROM unnest(ARRAY[current_setting('test.session_asked'), tap.id('ff')::text]) AS session;

SELECT * FROM finish();
ROLLBACK;
