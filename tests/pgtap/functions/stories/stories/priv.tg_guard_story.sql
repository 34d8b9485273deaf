BEGIN;
SELECT plan(13);

SELECT tap.society();

CREATE FUNCTION pg_temp.step(p_from text, p_to text)
RETURNS boolean
LANGUAGE plpgsql
AS $$
DECLARE
    v_story_id uuid := tap.tell(p_from || '_to_' || p_to, p_from, 'private');
BEGIN
    UPDATE ledger.stories
    SET status = p_to,
        review_status = CASE
            WHEN p_to IN ('published', 'archived') THEN 'approved'
            ELSE 'pending'
        END,
        submitted_at = priv.now(),
        published_at = CASE WHEN p_to IN ('published', 'archived') THEN priv.now() END,
        archived_at = CASE p_to WHEN 'archived' THEN priv.now() END
    WHERE id = v_story_id;
    RETURN TRUE;
EXCEPTION
    WHEN integrity_constraint_violation THEN
        RETURN FALSE;
END;
$$;
SELECT results_eq(
    $$SELECT a.status || ' to ' || b.status
      FROM unnest(ARRAY[
          'draft', 'submitted', 'published', 'archived', 'withdrawn', 'erased'
      ]) WITH ORDINALITY AS a (status, place)
      CROSS JOIN unnest(ARRAY[
          'draft', 'submitted', 'published', 'archived', 'withdrawn', 'erased'
      ]) WITH ORDINALITY AS b (status, place)
      WHERE a.status <> b.status AND pg_temp.step(a.status, b.status)
      ORDER BY a.place, b.place$$,
    ARRAY[
        'draft to submitted', 'draft to withdrawn', 'draft to erased',
        'submitted to draft', 'submitted to published', 'submitted to withdrawn',
        'submitted to erased',
        'published to submitted', 'published to archived', 'published to withdrawn',
        'published to erased',
        'archived to published', 'archived to withdrawn', 'archived to erased',
        'withdrawn to draft', 'withdrawn to erased'
    ],
    'these are the legal ones of the thirty steps between two statuses'
);
SELECT tap.tell('draft', 'draft', 'private');
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('shelf', 'archived', 'community');
SELECT tap.tell('erased', 'erased', 'private');
SELECT throws_ok(
    format(
        $$UPDATE ledger.stories SET %I = %L WHERE id = tap.story('draft')$$,
        fixed, CASE fixed WHEN 'created_at' THEN '2020-01-01' ELSE tap.person(2)::text END
    ),
    '23000',
    'id, storyteller, home and creation time are fixed for story ' || tap.story('draft'),
    fixed || ' never changes'
)
FROM unnest(ARRAY['id', 'storyteller_id', 'home_community_id', 'created_at']) AS fixed;
SELECT throws_ok(
    format('UPDATE ledger.stories SET %s WHERE id = %L', change, tap.story(title)),
    '23000', refusal, description
)
FROM (
    VALUES
    (
        'circle', 'content = ''Otherwise.''',
        'no text changes while a story is published',
        'the text of an approved story does not change while it is published'
    ),
    (
        'circle', 'content = ''Otherwise.'', status = ''submitted'', published_at = NULL',
        'no text changes while a story is published',
        'a changed text does not keep the approval of the text before it'
    ),
    (
        'shelf', 'content = ''Otherwise.''', 'no text changes while a story is archived',
        'the text of an archived story does not change'
    ),
    (
        'erased', 'title = ''Back''', 'a story cannot go from erased to erased',
        'an erased story does not change any more'
    )
) AS a (title, change, refusal, description);

PREPARE state (text) AS
SELECT version, submitted_at, updated_at FROM ledger.stories WHERE id = tap.story($1);

SELECT tap.wind('1 hour');
UPDATE ledger.stories
SET content = 'Otherwise.', status = 'submitted', review_status = 'pending',
    published_at = NULL
WHERE id = tap.story('circle');
SELECT results_eq(
    $$EXECUTE state('circle')$$,
    $$VALUES (2, now() + '1 hour', now() + '1 hour')$$,
    'the text of a published story changes as a new version on its way to review'
);
UPDATE ledger.stories SET content = 'Once.' WHERE id = tap.story('draft');
SELECT results_eq(
    $$EXECUTE state('draft')$$, $$VALUES (1, NULL::timestamptz, now() + '1 hour')$$,
    'a draft that nobody else has seen keeps its version and says when it changed'
);
UPDATE ledger.stories SET status = 'submitted', submitted_at = priv.now()
WHERE id = tap.story('draft');
UPDATE ledger.stories SET status = 'draft', review_status = 'changes_requested'
WHERE id = tap.story('draft');
UPDATE ledger.stories SET content = 'Twice.' WHERE id = tap.story('draft');
UPDATE ledger.stories SET themes = '{rain}' WHERE id = tap.story('draft');
SELECT results_eq(
    $$EXECUTE state('draft')$$, $$VALUES (2, NULL::timestamptz, now() + '1 hour')$$,
    'the first change after a review makes a new version, and the next change does not'
);
SELECT tap.wind('2 hours');
UPDATE ledger.stories SET view_count = 7 WHERE id = tap.story('draft');
SELECT results_eq(
    $$EXECUTE state('draft')$$, $$VALUES (2, NULL::timestamptz, now() + '1 hour')$$,
    'a reading does not count as a change of the story'
);

SELECT * FROM finish();
ROLLBACK;
