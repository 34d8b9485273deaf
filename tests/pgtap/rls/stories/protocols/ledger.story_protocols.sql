BEGIN;
SELECT plan(12);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('circle', 'published', 'community');
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
SELECT
    tap.story(t),
    tap.id('a1'),
    tap.person(1)
FROM unnest(ARRAY['open', 'circle']) AS t;
UPDATE ledger.cultural_protocols SET access_mode = 'open';
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT tap.become('none');

PREPARE visible AS
SELECT s.title
FROM ledger.story_protocols AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY s.title;

SELECT policies_are(
    'ledger', 'story_protocols',
    ARRAY[
        'story_protocols_all_definer',
        'story_protocols_select_backup',
        'story_protocols_select_authenticated',
        'story_protocols_select_anon',
        'story_protocols_gate_story'
    ],
    'story_protocols has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'story_protocols', 'anon', ARRAY['SELECT'],
    '24 truncate: an anonymous request reads story_protocols, nothing else'
);
SELECT table_privs_are(
    'ledger', 'story_protocols', 'authenticated', ARRAY['SELECT'],
    '24 truncate: a person reads story_protocols, nothing else'
);
SELECT table_privs_are(
    'ledger', 'story_protocols', 'service_role', ARRAY[]::text[],
    'the service role does not touch story_protocols'
);
SELECT table_privs_are(
    'ledger', 'story_protocols', 'ledger_definer', ARRAY['SELECT', 'INSERT', 'DELETE'],
    'the helpers do this much to story_protocols'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle', 'open'], 'who reads a story reads it'
);
SELECT tap.become('authenticated', 6);
SELECT results_eq(
    'visible', ARRAY['open'], '28 derived: who does not, does not, were it about themselves'
);
SELECT tap.become('anon');
SELECT results_eq(
    'visible', ARRAY['open'], '28 derived: nobody in particular reads it of public stories'
);
SELECT tap.become('none');
INSERT INTO ledger.protocol_periods (
    kind, effect, community_id, declared_by, declaring_community_id, starts_at
)
SELECT
    'season', 'hide', id, tap.person(3), id, now()
FROM ledger.communities WHERE slug = 'here';
SELECT tap.become('authenticated', 2);
SELECT is_empty('visible', '28 derived: what rests takes it along');
SELECT tap.become('none');
DELETE FROM ledger.protocol_periods;

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.story_protocols'::regclass AND polname = 'story_protocols_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.story_protocols USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT story_id FROM ledger.story_protocols
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.story_protocols), 1,
    '28 derived: and all there is of a visible one'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
