BEGIN;
SELECT plan(13);

INSERT INTO ledger.profiles (id, display_name)
VALUES
('00000000-0000-7000-8000-000000000001', 'Storyteller'),
('00000000-0000-7000-8000-000000000002', 'Member'),
('00000000-0000-7000-8000-000000000003', 'Elder'),
('00000000-0000-7000-8000-000000000004', 'Lead'),
('00000000-0000-7000-8000-000000000005', 'Member elsewhere'),
('00000000-0000-7000-8000-000000000006', 'Stranger');
INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
SELECT c.id::uuid, r.id, c.slug, c.slug, 'small', 'AU'
FROM ledger.regions AS r
CROSS JOIN (
    VALUES
    ('00000000-0000-7000-8000-0000000000c1', 'here'),
    ('00000000-0000-7000-8000-0000000000c2', 'elsewhere')
) AS c (id, slug)
WHERE r.is_local;
INSERT INTO ledger.community_members (community_id, profile_id, role, status, valid_from)
SELECT
    ('00000000-0000-7000-8000-0000000000' || m.community)::uuid,
    ('00000000-0000-7000-8000-00000000000' || m.person)::uuid,
    m.role,
    'active',
    '2020-01-01'
FROM (
    VALUES
    ('c1', 1, 'member'), ('c1', 2, 'member'), ('c1', 3, 'elder'), ('c1', 4, 'lead'),
    ('c2', 1, 'member'), ('c2', 5, 'elder')
) AS m (community, person, role);
CREATE FUNCTION pg_temp.tell(p_title text, p_status text, p_privacy text)
RETURNS uuid
LANGUAGE plpgsql
AS $$
DECLARE
    v_story_id uuid;
    v_step text;
BEGIN
    INSERT INTO ledger.stories (
        storyteller_id, home_community_id, title, content, privacy
    )
    VALUES (
        '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000c1',
        p_title, 'Long ago.', p_privacy
    )
    RETURNING id INTO v_story_id;
    FOREACH v_step IN ARRAY CASE p_status
        WHEN 'draft' THEN '{}'
        WHEN 'archived' THEN '{submitted,published,archived}'
        WHEN 'published' THEN '{submitted,published}'
        ELSE ARRAY[p_status]
    END
    LOOP
        UPDATE ledger.stories
        SET status = v_step,
            review_status = CASE v_step
                WHEN 'published' THEN 'approved' ELSE review_status
            END,
            submitted_at = coalesce(submitted_at, priv.now()),
            published_at = CASE
                WHEN v_step IN ('published', 'archived') THEN priv.now()
            END,
            archived_at = CASE v_step WHEN 'archived' THEN priv.now() END
        WHERE id = v_story_id;
    END LOOP;
    PERFORM set_config('test.' || p_title, v_story_id::text, TRUE);
    PERFORM set_config(
        'test.told', concat_ws(' ', current_setting('test.told', TRUE), v_story_id), TRUE
    );
    RETURN v_story_id;
END;
$$;

CREATE FUNCTION pg_temp.step(p_from text, p_to text)
RETURNS boolean
LANGUAGE plpgsql
AS $$
DECLARE
    v_story_id uuid := pg_temp.tell(p_from || '_to_' || p_to, p_from, 'private');
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
SELECT pg_temp.tell('draft', 'draft', 'private');
SELECT pg_temp.tell('circle', 'published', 'community');
SELECT pg_temp.tell('erased', 'erased', 'private');
SELECT throws_ok(
    format(
        'UPDATE ledger.stories SET %I = %L WHERE id = %L',
        fixed, coalesce(
            CASE fixed WHEN 'created_at' THEN '2020-01-01' END,
            '00000000-0000-7000-8000-000000000002'
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
SELECT pg_temp.tell('shelf', 'archived', 'community');
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
WHERE id = current_setting('test.circle')::uuid;
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
UPDATE ledger.stories SET content = 'Once.' WHERE id = current_setting('test.draft')::uuid;
SELECT results_eq(
    format(
        'SELECT version, updated_at FROM ledger.stories WHERE id = %L',
        current_setting('test.draft')
    ),
    $$VALUES (1, '2030-01-01 00:00:00+00'::timestamptz)$$,
    'a draft that nobody was shown keeps its version, and says when it changed'
);
UPDATE ledger.stories SET status = 'submitted', submitted_at = priv.now()
WHERE id = current_setting('test.draft')::uuid;
UPDATE ledger.stories SET status = 'draft', review_status = 'changes_requested'
WHERE id = current_setting('test.draft')::uuid;
UPDATE ledger.stories SET content = 'Twice.' WHERE id = current_setting('test.draft')::uuid;
UPDATE ledger.stories SET themes = '{rain}' WHERE id = current_setting('test.draft')::uuid;
SELECT results_eq(
    format(
        'SELECT version, submitted_at FROM ledger.stories WHERE id = %L',
        current_setting('test.draft')
    ),
    $$VALUES (2, NULL::timestamptz)$$,
    'the first change after a review makes a new version, the next does not'
);
SELECT set_config('ledger.clock', '2031-01-01 00:00:00+00', TRUE);
UPDATE ledger.stories SET view_count = 7 WHERE id = current_setting('test.draft')::uuid;
SELECT is(
    (
        SELECT updated_at FROM ledger.stories
        WHERE id = current_setting('test.draft')::uuid
    ),
    '2030-01-01 00:00:00+00'::timestamptz,
    'being read is no change'
);

SELECT * FROM finish();
ROLLBACK;
