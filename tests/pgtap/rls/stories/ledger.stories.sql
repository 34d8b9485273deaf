BEGIN;
SELECT plan(35);

INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING;
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
CREATE FUNCTION pg_temp.become(p_role text, p_person integer DEFAULT NULL)
RETURNS void
LANGUAGE sql
AS $$
SELECT
    set_config('role', p_role, TRUE),
    set_config(
        'request.jwt.claims',
        CASE WHEN p_person IS NULL THEN ''
            ELSE format('{"sub": "00000000-0000-7000-8000-00000000000%s"}', p_person)
        END,
        TRUE
    );
$$;
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

SELECT pg_temp.tell('draft', 'draft', 'public');
SELECT pg_temp.tell('submitted', 'submitted', 'private');
SELECT pg_temp.tell('secret', 'published', 'private');
SELECT pg_temp.tell('circle', 'published', 'community');
SELECT pg_temp.tell('shared', 'published', 'community');
SELECT pg_temp.tell('hushed', 'published', 'public');
SELECT pg_temp.tell('open', 'published', 'public');
SELECT pg_temp.tell('lapsing', 'published', 'public');
SELECT pg_temp.tell('kept', 'archived', 'community');
SELECT pg_temp.tell('shelved', 'archived', 'public');
SELECT pg_temp.tell('withdrawn', 'withdrawn', 'public');
SELECT pg_temp.tell('erased', 'erased', 'public');

SELECT pg_temp.become('authenticated', 1);
SELECT ledger.give_consent(current_setting('test.' || t)::uuid, 'public_display')
FROM unnest(ARRAY[
    'draft', 'submitted', 'secret', 'open', 'kept', 'shelved', 'withdrawn'
]) AS t;
SELECT ledger.give_consent(
    current_setting('test.lapsing')::uuid, 'public_display', now() + '1 hour'
);
SELECT ledger.share_story(
    current_setting('test.' || t)::uuid, '00000000-0000-7000-8000-0000000000c2'
)
FROM unnest(ARRAY['submitted', 'secret', 'shared', 'kept']) AS t;
SELECT pg_temp.become('none');

PREPARE visible AS
SELECT title
FROM ledger.stories
WHERE position(id::text IN current_setting('test.told')) > 0
ORDER BY title COLLATE "C";

SELECT policies_are(
    'ledger', 'stories',
    ARRAY[
        'stories_all_definer', 'stories_select_backup', 'stories_select_anon',
        'stories_select_authenticated', 'stories_insert_own', 'stories_update_own',
        'stories_gate_reader'
    ],
    'stories has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'stories', 'anon', ARRAY['SELECT'],
    '24 truncate: an anonymous request may read, nothing else'
);
SELECT table_privs_are(
    'ledger', 'stories', 'authenticated', ARRAY['SELECT'],
    '24 truncate: a person may read; what they may write is granted by column'
);
SELECT table_privs_are(
    'ledger', 'stories', 'service_role', ARRAY[]::text[],
    'the service role may not even read'
);
SELECT table_privs_are(
    'ledger', 'stories', 'ledger_definer', ARRAY['SELECT', 'UPDATE'],
    'the helpers read and change stories, and neither make nor delete them'
);
SELECT results_eq(
    $$SELECT a.attname::text COLLATE "default"
      FROM pg_attribute AS a
      WHERE a.attrelid = 'ledger.stories'::regclass AND a.attnum > 0
          AND has_column_privilege('authenticated', a.attrelid, a.attnum, 'INSERT')
      ORDER BY a.attname$$,
    ARRAY[
        'attribution_required', 'content', 'content_warnings', 'home_community_id',
        'language', 'media', 'privacy', 'sharing_setting', 'summary', 'themes', 'title',
        'transcription'
    ],
    'a client chooses neither id nor storyteller nor status nor derived columns'
);
SELECT results_eq(
    $$SELECT a.attname::text COLLATE "default"
      FROM pg_attribute AS a
      WHERE a.attrelid = 'ledger.stories'::regclass AND a.attnum > 0
          AND has_column_privilege('authenticated', a.attrelid, a.attnum, 'UPDATE')
      ORDER BY a.attname$$,
    ARRAY[
        'attribution_required', 'content', 'content_warnings', 'language', 'media',
        'sharing_setting', 'summary', 'themes', 'title', 'transcription'
    ],
    'a client changes what was told, nothing about whose and where it is'
);

SELECT pg_temp.become('anon');
SELECT results_eq(
    'visible', ARRAY['lapsing', 'open'],
    'public: an anonymous reader sees what is public with consent in effect'
);
SELECT pg_temp.become('authenticated', 1);
SELECT results_eq(
    'visible',
    ARRAY[
        'circle', 'draft', 'hushed', 'kept', 'lapsing', 'open', 'secret', 'shared',
        'shelved', 'submitted', 'withdrawn'
    ],
    'own: a storyteller sees their stories in every status but erased'
);
SELECT pg_temp.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle', 'hushed', 'lapsing', 'open', 'shared'],
    'community: a member sees what is published for the community or wider'
);
SELECT pg_temp.become('authenticated', 3);
SELECT results_eq(
    'visible',
    ARRAY[
        'circle', 'hushed', 'kept', 'lapsing', 'open', 'shared', 'shelved', 'submitted'
    ],
    'review and keeper: an elder also sees what waits for review and what is archived'
);
SELECT pg_temp.become('authenticated', 4);
SELECT results_eq(
    'visible',
    ARRAY[
        'circle', 'hushed', 'kept', 'lapsing', 'open', 'shared', 'shelved', 'submitted'
    ],
    'review and keeper: a lead sees what an elder sees'
);
SELECT pg_temp.become('authenticated', 5);
SELECT results_eq(
    'visible', ARRAY['lapsing', 'open', 'shared', 'submitted'],
    'an elder elsewhere sees what was shared with them, but not the archive of its home'
);
SELECT pg_temp.become('authenticated', 6);
SELECT results_eq(
    'visible', ARRAY['lapsing', 'open'],
    '30 empty-set: a stranger with no community sees what is public, no more'
);
SELECT pg_temp.become('authenticated');
SELECT results_eq(
    'visible', ARRAY['lapsing', 'open'],
    'without claims a reader sees exactly what an anonymous one sees'
);
SELECT set_config('request.jwt.claims', '{"sub": "Storyteller"', TRUE);
SELECT results_eq(
    'visible', ARRAY['lapsing', 'open'],
    'with malformed claims a reader sees exactly what an anonymous one sees'
);
SELECT pg_temp.become('service_role');
SELECT throws_ok(
    'SELECT FROM ledger.stories', '42501', 'permission denied for table stories',
    'the service role reads no story'
);
SELECT pg_temp.become('none');

UPDATE ledger.community_members SET status = 'suspended'
WHERE profile_id = '00000000-0000-7000-8000-000000000002';
UPDATE ledger.community_members SET valid_until = now() + '1 hour'
WHERE profile_id = '00000000-0000-7000-8000-000000000003';
SELECT pg_temp.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['lapsing', 'open'],
    'a suspended member sees what a stranger sees'
);
SELECT set_config('ledger.clock', (now() + '1 hour')::text, TRUE);
SELECT pg_temp.become('anon');
SELECT results_eq(
    'visible', ARRAY['open'],
    'a consent has ended at the very moment that it names'
);
SELECT pg_temp.become('authenticated', 3);
SELECT results_eq(
    'visible', ARRAY['open'],
    'an elder whose membership ended is a stranger from that moment on'
);
SELECT set_config('ledger.clock', '', TRUE);

SELECT pg_temp.become('authenticated', 1);
SELECT isnt_empty(
    $$UPDATE ledger.stories SET title = 'draft' WHERE title = 'draft' RETURNING id$$,
    'a storyteller edits their own draft'
);
SELECT is_empty(
    $$UPDATE ledger.stories SET title = 'changed' WHERE title <> 'draft' RETURNING id$$,
    'a storyteller edits no story of theirs that left the draft'
);
SELECT throws_ok(
    $$UPDATE ledger.stories SET status = 'published' WHERE title = 'draft'$$,
    '42501', 'permission denied for table stories',
    '29 soft-delete: status is not a client''s to write; functions change it'
);
SELECT throws_ok(
    'DELETE FROM ledger.stories', '42501', 'permission denied for table stories',
    'not even a storyteller deletes a story'
);
SELECT throws_ok(
    format(
        $$INSERT INTO ledger.stories (id, home_community_id, title)
          VALUES (%L, '00000000-0000-7000-8000-0000000000c1', 'Taken')
          ON CONFLICT (id) DO NOTHING RETURNING id$$,
        current_setting('test.erased')
    ),
    '42501', 'permission denied for table stories',
    '10 existence, 16 returning: no client probes for an id by inserting it'
);
SELECT isnt_empty(
    $$INSERT INTO ledger.stories (home_community_id, title)
      VALUES ('00000000-0000-7000-8000-0000000000c1', 'Begun') RETURNING id$$,
    'a storyteller begins a draft where they are a member'
);
SELECT pg_temp.become('authenticated', 6);
SELECT throws_ok(
    $$INSERT INTO ledger.stories (home_community_id, title)
      VALUES ('00000000-0000-7000-8000-0000000000c1', 'Begun')$$,
    '42501',
    'new row violates row-level security policy for table "stories"',
    'a stranger begins none there'
);
SELECT is_empty(
    'UPDATE ledger.stories SET title = title RETURNING id',
    '16 returning: a stranger''s UPDATE reaches and returns nothing, not even what is public'
);
SELECT pg_temp.become('authenticated', 3);
SELECT is_empty(
    'UPDATE ledger.stories SET title = title RETURNING id',
    'an elder edits nobody''s story'
);
SELECT pg_temp.become('anon');
SELECT throws_ok(
    'UPDATE ledger.stories SET title = title', '42501',
    'permission denied for table stories',
    'an anonymous request edits nothing'
);
SELECT pg_temp.become('none');

CREATE POLICY hostile ON ledger.stories USING (TRUE) WITH CHECK (TRUE);
SELECT pg_temp.become('authenticated', 6);
SELECT is_empty(
    $$SELECT title FROM ledger.stories WHERE status IN ('draft', 'withdrawn', 'erased')$$,
    '03 permissive-or: another permissive policy does not open what the gate closes'
);
SELECT is_empty(
    $$UPDATE ledger.stories SET title = 'taken' WHERE status = 'draft' RETURNING id$$,
    '03 permissive-or: nor for writing'
);
SELECT pg_temp.become('authenticated', 1);
SELECT is_empty(
    $$SELECT title FROM ledger.stories WHERE status = 'erased'$$,
    '03 permissive-or: what is erased is gone for its storyteller too'
);
SELECT pg_temp.become('none');
DROP POLICY hostile ON ledger.stories;

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.stories'::regclass AND polname = 'stories_gate_reader'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
SELECT pg_temp.become('ledger_backup');
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.stories
        WHERE position(id::text IN current_setting('test.told')) > 0
    ),
    12,
    'the backup reads every story'
);
SELECT pg_temp.become('none');

SELECT * FROM finish();
ROLLBACK;
