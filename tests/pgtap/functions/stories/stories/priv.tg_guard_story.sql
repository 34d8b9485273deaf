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
    'of thirty steps between two statuses these are the legal ones'
);
SELECT tap.tell('draft', 'draft', 'private');
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('erased', 'erased', 'private');
SELECT throws_ok(
    format(
        'UPDATE ledger.stories SET %I = %L WHERE id = %L',
        fixed, coalesce(
            CASE fixed WHEN 'created_at' THEN '2020-01-01' END,
            tap.person(2)::text
        ),
        current_setting('test.draft')
    ),
    '23000',
    'id, storyteller, home and creation time are fixed for story '
    || current_setting('test.draft'),
    fixed || ' never changes'
)
FROM unnest(ARRAY['id', 'storyteller_id', 'home_community_id', 'created_at']) AS fixed;
SELECT throws_ok(
    format(
        'UPDATE ledger.stories SET content = ''Otherwise.'' WHERE id = %L',
        current_setting('test.circle')
    ),
    '23000', 'no text changes while a story is published',
    'what was approved does not change under its approval'
);
SELECT throws_ok(
    format(
        'UPDATE ledger.stories
         SET content = ''Otherwise.'', status = ''submitted'', published_at = NULL
         WHERE id = %L',
        current_setting('test.circle')
    ),
    '23000', 'no text changes while a story is published',
    'nor does it take its approval along'
);
SELECT tap.tell('shelf', 'archived', 'community');
SELECT throws_ok(
    format(
        'UPDATE ledger.stories SET content = ''Otherwise.'' WHERE id = %L',
        current_setting('test.shelf')
    ),
    '23000', 'no text changes while a story is archived',
    'the archive is not rewritten'
);
SELECT set_config('ledger.clock', '2029-01-01 00:00:00+00', TRUE);
UPDATE ledger.stories
SET content = 'Otherwise.', status = 'submitted', review_status = 'pending',
    published_at = NULL
WHERE id = tap.story('circle');
SELECT results_eq(
    format(
        'SELECT version, submitted_at FROM ledger.stories WHERE id = %L',
        current_setting('test.circle')
    ),
    $$VALUES (2, '2029-01-01 00:00:00+00'::timestamptz)$$,
    'a published text changes as a new version on its way to review'
);
SELECT throws_ok(
    format(
        'UPDATE ledger.stories SET title = ''Back'' WHERE id = %L',
        current_setting('test.erased')
    ),
    '23000', 'a story cannot go from erased to erased',
    'an erased story does not change any more'
);
SELECT set_config('ledger.clock', '2030-01-01 00:00:00+00', TRUE);
UPDATE ledger.stories SET content = 'Once.' WHERE id = tap.story('draft');
SELECT results_eq(
    format(
        'SELECT version, updated_at FROM ledger.stories WHERE id = %L',
        current_setting('test.draft')
    ),
    $$VALUES (1, '2030-01-01 00:00:00+00'::timestamptz)$$,
    'a draft that nobody was shown keeps its version, and says when it changed'
);
UPDATE ledger.stories SET status = 'submitted', submitted_at = priv.now()
WHERE id = tap.story('draft');
UPDATE ledger.stories SET status = 'draft', review_status = 'changes_requested'
WHERE id = tap.story('draft');
UPDATE ledger.stories SET content = 'Twice.' WHERE id = tap.story('draft');
UPDATE ledger.stories SET themes = '{rain}' WHERE id = tap.story('draft');
SELECT results_eq(
    format(
        'SELECT version, submitted_at FROM ledger.stories WHERE id = %L',
        current_setting('test.draft')
    ),
    $$VALUES (2, NULL::timestamptz)$$,
    'the first change after a review makes a new version, the next does not'
);
SELECT set_config('ledger.clock', '2031-01-01 00:00:00+00', TRUE);
UPDATE ledger.stories SET view_count = 7 WHERE id = tap.story('draft');
SELECT is(
    (SELECT updated_at FROM ledger.stories WHERE id = tap.story('draft')),
    '2030-01-01 00:00:00+00'::timestamptz,
    'being read is no change'
);

SELECT * FROM finish();
ROLLBACK;
