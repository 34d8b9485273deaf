BEGIN;
SELECT plan(15);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('open', 'published', 'public');
-- A story that persons 5 and 6 have to do with, and that none of the rows is about.
INSERT INTO ledger.stories (storyteller_id, home_community_id, title, content)
VALUES (tap.person(6), tap.elsewhere(), 'theirs', 'Once.');
UPDATE ledger.stories SET status = 'submitted', submitted_at = now()
WHERE title = 'theirs';
SELECT set_config('test.theirs', id::text, TRUE) FROM ledger.stories WHERE title = 'theirs';
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT ledger.share_story(tap.story('open'), tap.elsewhere());
SELECT tap.become('authenticated', 4);
SELECT set_config(
    'test.insight',
    ledger.record_insight(
        tap.here(), 'theme', 'Water', 'It runs through all.', ARRAY[tap.story('circle')]
    )::text,
    TRUE
);
SELECT set_config(
    'test.' || type, ledger.create_label(tap.here(), type, 'Ours', 'Name us.')::text, TRUE
)
FROM unnest(ARRAY['tk_a', 'tk_ss']) AS type;
SELECT ledger.apply_label(tap.story('open'), current_setting('test.tk_a')::uuid);
SELECT tap.become('none');

-- What policies say of a row that leads to another row, where they ask for that one.
CREATE FUNCTION pg_temp.answers(p_about text, p_row jsonb, p_role text, p_person integer)
RETURNS TABLE (policy text, lets text)
LANGUAGE sql
AS $$
SELECT p.polname, tap.lets(p.polrelid, p.polname, p_row, p_role, p_person)
FROM pg_policy AS p
WHERE p.polpermissive
    AND p_role::regrole = ANY(p.polroles)
    AND pg_get_expr(p.polqual, p.polrelid) LIKE format('%%EXISTS%%%s %%', p_about);
$$;
CREATE FUNCTION pg_temp.answers_about_story(p_person integer, p_title text DEFAULT 'circle')
RETURNS TABLE (policy text, lets text)
LANGUAGE sql
AS $$
SELECT *
FROM pg_temp.answers(
    'ledger.stories', jsonb_build_object('story_id', tap.story(p_title), 'version', 0),
    'authenticated', p_person
);
$$;
SELECT isnt_empty(
    'SELECT FROM pg_temp.answers_about_story(1)', 'there are tables that follow a story'
);
SELECT is_empty(
    $$SELECT * FROM pg_temp.answers_about_story(1) WHERE lets <> 'reads'$$,
    'a storyteller reads what is about their story'
);
SELECT is_empty(
    $$SELECT * FROM pg_temp.answers_about_story(6, 'theirs') WHERE lets <> 'reads'$$,
    'also in a community that they do not belong to'
);
SELECT is(
    tap.lets(
        'ledger.content_calendar', 'content_calendar_select_authenticated',
        jsonb_build_object('story_id', tap.story('circle')), 'authenticated', 1
    ),
    'reads',
    'also where a community plans without being theirs'
);
SELECT is_empty(
    $$
    SELECT * FROM pg_temp.answers_about_story(3, 'open')
    WHERE lets <> 'reads' AND policy <> 'content_calendar_select_authenticated'
    $$,
    'an elder of one of its communities reads it, who leads no other of them'
);
SELECT is(
    tap.lets(
        'ledger.story_versions', 'story_versions_select_anon',
        jsonb_build_object('story_id', tap.id('ff'), 'version', 1), 'anon'
    ),
    '',
    'nobody reads a version of a story for seeing another story in that version'
);
SELECT is_empty(
    format($$SELECT * FROM pg_temp.answers_about_story(%s) WHERE lets <> ''$$, w.person),
    w.says
)
FROM (
    VALUES
    (6, 'and nobody reads it for having told another story'),
    (5, 'nor an elder for keeping one of another community')
) AS w (person, says);
SELECT is_empty(
    format(
        'SELECT * FROM pg_temp.answers(%L, %L, %L, %L) WHERE lets <> %L',
        w.about, w.row, w.role, w.person, CASE WHEN w.is_let THEN 'reads' ELSE '' END
    ),
    w.says
)
FROM (
    VALUES
    (
        'ledger.community_insights', 'authenticated', 2,
        jsonb_build_object('insight_id', current_setting('test.insight')), TRUE,
        'who sees an insight reads what is about it'
    ),
    (
        'ledger.community_insights', 'authenticated', 2,
        jsonb_build_object('insight_id', tap.id('ff')), FALSE,
        'and not what is about one that they do not see'
    ),
    (
        'ledger.labels', 'anon', NULL,
        jsonb_build_object('label_id', current_setting('test.tk_a')), TRUE,
        'who sees a label reads its words'
    ),
    (
        'ledger.labels', 'anon', NULL,
        jsonb_build_object('label_id', current_setting('test.tk_ss')), FALSE,
        'and not those of one that they do not see'
    ),
    (
        'ledger.story_labels', 'anon', NULL,
        jsonb_build_object('id', current_setting('test.tk_a'), 'community_id', tap.here()),
        TRUE, 'a label is read where a visible story carries it'
    ),
    (
        'ledger.story_labels', 'authenticated', 6,
        jsonb_build_object(
            'id', current_setting('test.tk_a'), 'community_id', tap.elsewhere()
        ),
        FALSE, 'but not one of the same id that another community wrote'
    ),
    (
        'ledger.story_labels', 'anon', NULL,
        jsonb_build_object(
            'id', current_setting('test.tk_a'), 'community_id', tap.elsewhere()
        ),
        FALSE, 'by nobody either'
    )
) AS w (about, role, person, row, is_let, says);

SELECT * FROM finish();
ROLLBACK;
