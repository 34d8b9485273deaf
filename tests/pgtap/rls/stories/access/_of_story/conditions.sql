BEGIN;
SELECT plan(15);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('open', 'published', 'public');
-- A story of person 6 in the community of person 5, to which no row below leads.
INSERT INTO ledger.stories (storyteller_id, home_community_id, title, content)
VALUES (tap.person(6), tap.elsewhere(), 'theirs', 'Once.');
UPDATE ledger.stories SET status = 'submitted', submitted_at = now()
WHERE title = 'theirs';
SELECT set_config('test.theirs', id::text, TRUE) FROM ledger.stories
WHERE title = 'theirs';
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

-- What those policies let somebody do that ask whether another row is visible.
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
    'SELECT FROM pg_temp.answers_about_story(1)',
    'there are policies that ask for the story'
);
SELECT is_empty(
    $$SELECT * FROM pg_temp.answers_about_story(1) WHERE lets <> 'reads'$$,
    'a storyteller reads the rows that lead to their story'
);
SELECT is_empty(
    $$SELECT * FROM pg_temp.answers_about_story(6, 'theirs') WHERE lets <> 'reads'$$,
    'a storyteller reads these rows also if they do not belong to its home'
);
SELECT is(
    tap.lets(
        'ledger.content_calendar', 'content_calendar_select_authenticated',
        jsonb_build_object('story_id', tap.story('circle')), 'authenticated', 1
    ),
    'reads',
    'a storyteller reads a plan of a community that is not theirs'
);
SELECT is_empty(
    $$
    SELECT * FROM pg_temp.answers_about_story(3, 'open')
    WHERE lets <> 'reads' AND policy <> 'content_calendar_select_authenticated'
    $$,
    'an elder of one community of a story reads the rows that lead to it'
);
SELECT is(
    tap.lets(
        'ledger.story_versions', 'story_versions_select_anon',
        jsonb_build_object('story_id', tap.id('ff'), 'version', 1), 'anon'
    ),
    '',
    'an anonymous reader does not read a version because another story has that version'
);
SELECT is_empty(
    format($$SELECT * FROM pg_temp.answers_about_story(%s) WHERE lets <> ''$$, w.person),
    w.says
)
FROM (
    VALUES
    (6, 'a person who told another story does not read these rows'),
    (5, 'an elder who keeps the story of another community does not read these rows')
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
        'a person who sees an insight reads the rows that lead to it'
    ),
    (
        'ledger.community_insights', 'authenticated', 2,
        jsonb_build_object('insight_id', tap.id('ff')), FALSE,
        'a person does not read the rows that lead to an insight that they do not see'
    ),
    (
        'ledger.labels', 'anon', NULL,
        jsonb_build_object('label_id', current_setting('test.tk_a')), TRUE,
        'an anonymous reader who sees a label reads its words'
    ),
    (
        'ledger.labels', 'anon', NULL,
        jsonb_build_object('label_id', current_setting('test.tk_ss')), FALSE,
        'an anonymous reader does not read the words of a label that they do not see'
    ),
    (
        'ledger.story_labels', 'anon', NULL,
        jsonb_build_object('id', current_setting('test.tk_a'), 'community_id', tap.here()),
        TRUE, 'an anonymous reader reads a label that a visible story carries'
    ),
    (
        'ledger.story_labels', 'authenticated', 6,
        jsonb_build_object(
            'id', current_setting('test.tk_a'), 'community_id', tap.elsewhere()
        ),
        FALSE, 'a person does not read a label of the same id of another community'
    ),
    (
        'ledger.story_labels', 'anon', NULL,
        jsonb_build_object(
            'id', current_setting('test.tk_a'), 'community_id', tap.elsewhere()
        ),
        FALSE, 'an anonymous reader does not read such a label either'
    )
) AS w (about, role, person, row, is_let, says);

SELECT * FROM finish();
ROLLBACK;
