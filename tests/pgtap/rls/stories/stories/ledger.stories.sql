BEGIN;
SELECT plan(37);

SELECT tap.society();
SELECT tap.tell('draft', 'draft', 'public');
SELECT tap.tell('submitted', 'submitted', 'private');
SELECT tap.tell('secret', 'published', 'private');
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('shared', 'published', 'community');
SELECT tap.tell('hushed', 'published', 'public');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('lapsing', 'published', 'public');
SELECT tap.tell('kept', 'archived', 'community');
SELECT tap.tell('shelved', 'archived', 'public');
SELECT tap.tell('withdrawn', 'withdrawn', 'public');
SELECT tap.tell('erased', 'erased', 'public');

SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(t), 'public_display')
FROM unnest(ARRAY[
    'draft', 'submitted', 'secret', 'open', 'kept', 'shelved', 'withdrawn'
]) AS t;
SELECT ledger.give_consent(tap.story('lapsing'), 'public_display', now() + '1 hour');
SELECT ledger.share_story(tap.story(t), tap.elsewhere())
FROM unnest(ARRAY['submitted', 'secret', 'shared', 'kept']) AS t;
SELECT tap.become('none');

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

SELECT tap.become('anon');
SELECT results_eq(
    'visible', ARRAY['lapsing', 'open'],
    'public: an anonymous reader sees what is public with consent in effect'
);
SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'visible',
    ARRAY[
        'circle', 'draft', 'hushed', 'kept', 'lapsing', 'open', 'secret', 'shared',
        'shelved', 'submitted', 'withdrawn'
    ],
    'own: a storyteller sees their stories in every status but erased'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle', 'hushed', 'lapsing', 'open', 'shared'],
    'community: a member sees what is published for the community or wider'
);
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    'visible',
    ARRAY[
        'circle', 'hushed', 'kept', 'lapsing', 'open', 'shared', 'shelved', 'submitted'
    ],
    'review and keeper: an elder also sees what waits for review and what is archived'
);
SELECT tap.become('authenticated', 4);
SELECT results_eq(
    'visible',
    ARRAY[
        'circle', 'hushed', 'kept', 'lapsing', 'open', 'shared', 'shelved', 'submitted'
    ],
    'review and keeper: a lead sees what an elder sees'
);
SELECT tap.become('authenticated', 5);
SELECT results_eq(
    'visible', ARRAY['lapsing', 'open', 'shared', 'submitted'],
    'an elder elsewhere sees what was shared with them, but not the archive of its home'
);
SELECT tap.become('authenticated', 6);
SELECT results_eq(
    'visible', ARRAY['lapsing', 'open'],
    '30 empty-set: a stranger with no community sees what is public, no more'
);
SELECT tap.become('authenticated');
SELECT results_eq(
    'visible', ARRAY['lapsing', 'open'],
    'without claims a reader sees exactly what an anonymous one sees'
);
SELECT set_config('request.jwt.claims', '{"sub": "Storyteller"', TRUE);
SELECT results_eq(
    'visible', ARRAY['lapsing', 'open'],
    'with malformed claims a reader sees exactly what an anonymous one sees'
);
SELECT tap.become('service_role');
SELECT throws_ok(
    'SELECT FROM ledger.stories', '42501', 'permission denied for table stories',
    'the service role reads no story'
);
SELECT tap.become('none');

UPDATE ledger.community_members SET status = 'suspended'
WHERE profile_id = tap.person(2);
UPDATE ledger.community_members SET valid_until = now() + '1 hour'
WHERE profile_id = tap.person(3);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['lapsing', 'open'],
    'a suspended member sees what a stranger sees'
);
SELECT set_config('ledger.clock', (now() + '1 hour')::text, TRUE);
SELECT tap.become('anon');
SELECT results_eq(
    'visible', ARRAY['open'],
    'a consent has ended at the very moment that it names'
);
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    'visible', ARRAY['open'],
    'an elder whose membership ended is a stranger from that moment on'
);
SELECT set_config('ledger.clock', '', TRUE);

SELECT tap.become('authenticated', 1);
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
          VALUES (%L, tap.here(), 'Taken')
          ON CONFLICT (id) DO NOTHING RETURNING id$$,
        current_setting('test.erased')
    ),
    '42501', 'permission denied for table stories',
    '10 existence, 16 returning: no client probes for an id by inserting it'
);
SELECT isnt_empty(
    $$INSERT INTO ledger.stories (home_community_id, title)
      VALUES (tap.here(), 'Begun') RETURNING id$$,
    'a storyteller begins a draft where they are a member'
);
SELECT tap.become('authenticated', 6);
SELECT throws_ok(
    $$INSERT INTO ledger.stories (home_community_id, title)
      VALUES (tap.here(), 'Begun')$$,
    '42501',
    'new row violates row-level security policy for table "stories"',
    'a stranger begins none there'
);
SELECT is_empty(
    'UPDATE ledger.stories SET title = title RETURNING id',
    '16 returning: a stranger''s UPDATE reaches and returns nothing, not even what is public'
);
SELECT tap.become('authenticated', 3);
SELECT is_empty(
    'UPDATE ledger.stories SET title = title RETURNING id',
    'an elder edits nobody''s story'
);
SELECT tap.become('anon');
SELECT throws_ok(
    'UPDATE ledger.stories SET title = title', '42501',
    'permission denied for table stories',
    'an anonymous request edits nothing'
);
SELECT tap.become('none');

CREATE POLICY hostile ON ledger.stories USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    $$SELECT title FROM ledger.stories WHERE status IN ('draft', 'withdrawn', 'erased')$$,
    '03 permissive-or: another permissive policy does not open what the gate closes'
);
SELECT is_empty(
    $$UPDATE ledger.stories SET title = 'taken' WHERE status = 'draft' RETURNING id$$,
    '03 permissive-or: nor for writing'
);
SELECT tap.become('authenticated', 1);
SELECT is_empty(
    $$SELECT title FROM ledger.stories WHERE status = 'erased'$$,
    '03 permissive-or: what is erased is gone for its storyteller too'
);
SELECT tap.become('none');
DROP POLICY hostile ON ledger.stories;

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.stories'::regclass AND polname = 'stories_gate_reader'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
SELECT tap.become('ledger_backup');
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.stories
        WHERE position(id::text IN current_setting('test.told')) > 0
    ),
    12,
    'the backup reads every story'
);
SELECT tap.become('none');
CREATE ROLE planted_dumper IN ROLE ledger_backup;
SELECT tap.become('planted_dumper');
SELECT results_eq(
    $$SELECT count(*) FROM ledger.stories
      WHERE position(id::text IN current_setting('test.told')) > 0$$,
    ARRAY[12::bigint],
    '22 dump: whoever has the rights of the backup copies every story'
);
SELECT tap.become('none');
SELECT tap.become('ledger_owner');
SELECT is_empty(
    'visible', '01 owner: the owner, who inherits from the definer, reads no story'
);

SELECT * FROM finish();
ROLLBACK;
