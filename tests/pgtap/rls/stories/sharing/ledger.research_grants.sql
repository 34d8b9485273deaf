BEGIN;
SELECT plan(10);

SELECT tap.society();
INSERT INTO ledger.research_grants (
    community_id, profile_id, purpose, valid_until, granted_by
)
VALUES (tap.here(), tap.person(8), 'Rain', now() + '1 year', tap.person(3));

PREPARE visible AS SELECT purpose FROM ledger.research_grants;

SELECT policies_are(
    'ledger', 'research_grants',
    ARRAY[
        'research_grants_all_definer',
        'research_grants_select_backup',
        'research_grants_select_authenticated'
    ],
    'research_grants has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'research_grants', 'anon', ARRAY[]::text[],
    'an anonymous request does not touch research_grants'
);
SELECT table_privs_are(
    'ledger', 'research_grants', 'authenticated', ARRAY['SELECT'],
    '24 truncate: a person reads research_grants, nothing else'
);
SELECT table_privs_are(
    'ledger', 'research_grants', 'service_role', ARRAY[]::text[],
    'the service role does not touch research_grants'
);
SELECT table_privs_are(
    'ledger', 'research_grants', 'ledger_definer', ARRAY['SELECT', 'INSERT', 'UPDATE'],
    'the helpers do this much to research_grants'
);
SELECT tap.become('authenticated', 8);
SELECT results_eq(
    'visible', ARRAY['Rain'], 'a researcher reads their grant'
);
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    'visible', ARRAY['Rain'], 'so does an elder of the community'
);
SELECT tap.become('authenticated', 4);
SELECT results_eq(
    'visible', ARRAY['Rain'], 'and a lead'
);
SELECT tap.become('authenticated', 2);
SELECT is_empty('visible', 'a member does not');
SELECT tap.become('authenticated', 5);
SELECT is_empty('visible', 'nor an elder elsewhere');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
