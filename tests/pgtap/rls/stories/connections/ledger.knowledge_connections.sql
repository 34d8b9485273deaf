BEGIN;
SELECT plan(12);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('also', 'published', 'public');
SELECT tap.tell('draft', 'draft', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'public_display')
FROM unnest(ARRAY['open', 'also']) AS title;
SELECT ledger.connect_stories(tap.story(source), tap.story(target), 'answers')
FROM (
    VALUES ('open', 'also'), ('open', 'circle'), ('circle', 'open'), ('draft', 'also')
) AS k (source, target);
SELECT tap.become('none');

PREPARE visible AS
SELECT s.title || ' to ' || t.title
FROM ledger.knowledge_connections AS k
LEFT JOIN ledger.stories AS s ON s.id = k.source_story_id
LEFT JOIN ledger.stories AS t ON t.id = k.target_story_id
WHERE position(k.source_story_id::text IN current_setting('test.told')) > 0
ORDER BY 1;

SELECT policies_are(
    'ledger', 'knowledge_connections',
    ARRAY[
        'knowledge_connections_all_definer',
        'knowledge_connections_select_backup',
        'knowledge_connections_select_anon',
        'knowledge_connections_select_authenticated',
        'knowledge_connections_gate_story'
    ],
    'knowledge_connections has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'knowledge_connections', 'anon', ARRAY['SELECT'],
    '24 truncate: anon reads knowledge_connections, nothing else'
);
SELECT table_privs_are(
    'ledger', 'knowledge_connections', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads knowledge_connections, nothing else'
);
SELECT table_privs_are(
    'ledger', 'knowledge_connections', 'service_role', ARRAY[]::text[],
    'service_role does not touch knowledge_connections'
);
SELECT table_privs_are(
    'ledger', 'knowledge_connections', 'ledger_definer',
    ARRAY['SELECT', 'INSERT', 'UPDATE'],
    'the helpers do to knowledge_connections what they must, and no more'
);

SELECT tap.become('anon');
SELECT results_eq(
    'visible', ARRAY['open to also'],
    '28 derived: the public sees a connection where it sees both stories'
);
SELECT tap.become('authenticated', 6);
SELECT results_eq(
    'visible', ARRAY['open to also'],
    '28 derived: a stranger does not learn that a public story leads to a hidden one'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle to open', 'open to also', 'open to circle'],
    'a member sees the connections of what they may read, in either direction'
);
SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'visible', ARRAY['circle to open', 'draft to also', 'open to also', 'open to circle'],
    'a storyteller sees those of all their stories'
);
SELECT ledger.withdraw_consent(tap.story('also'), 'public_display');
SELECT tap.become('anon');
SELECT is_empty('visible', '28 derived: a connection is hidden at once with one of its stories');
SELECT tap.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.knowledge_connections'::regclass
            AND polname = 'knowledge_connections_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.knowledge_connections USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT unnest(ARRAY[source_story_id, target_story_id])
     FROM ledger.knowledge_connections
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
