BEGIN;
SELECT plan(12);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('draft', 'draft', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT ledger.share_story(tap.story('open'), tap.elsewhere());
SELECT tap.become('none');

PREPARE visible AS
SELECT s.title
FROM ledger.story_communities AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY s.title COLLATE "C";

SELECT policies_are(
    'ledger', 'story_communities',
    ARRAY[
        'story_communities_all_definer',
        'story_communities_select_backup',
        'story_communities_select_anon',
        'story_communities_select_authenticated',
        'story_communities_gate_story'
    ],
    'story_communities has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'story_communities', 'anon', ARRAY['SELECT'],
    '24 truncate: anon reads story_communities, nothing else'
);
SELECT table_privs_are(
    'ledger', 'story_communities', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads story_communities, nothing else'
);
SELECT table_privs_are(
    'ledger', 'story_communities', 'service_role', ARRAY[]::text[],
    'service_role does not touch story_communities'
);
SELECT table_privs_are(
    'ledger', 'story_communities', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers read and append to story_communities, and change nothing'
);

SELECT tap.become('anon');
SELECT results_eq(
    'visible', ARRAY['open', 'open'],
    '28 derived: an anonymous reader sees the communities of what is public'
);
SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'visible', ARRAY['circle', 'draft', 'open', 'open'],
    'a storyteller sees the communities of all their stories'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle', 'open', 'open'],
    '28 derived: a member sees the communities of what they may read'
);
SELECT tap.become('authenticated', 6);
SELECT results_eq(
    'visible', ARRAY['open', 'open'],
    '28 derived: a stranger sees no community of a hidden story'
);
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    format(
        $$INSERT INTO ledger.story_communities (story_id, community_id, shared_by)
          VALUES (%L, %L, %L)$$,
        current_setting('test.circle'),
        tap.elsewhere(),
        tap.person(1)
    ),
    '42501', 'permission denied for table story_communities',
    'communities are added by ledger.share_story alone'
);
SELECT tap.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.story_communities'::regclass AND polname = 'story_communities_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.story_communities USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT story_id FROM ledger.story_communities
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
