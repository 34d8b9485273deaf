BEGIN;
SELECT plan(8);

SELECT tap.society();
INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by
)
VALUES (tap.here(), 'media_use', TRUE, tap.person(4));

PREPARE visible AS SELECT purpose FROM ledger.community_consent_policies;

SELECT policies_are(
    'ledger', 'community_consent_policies',
    ARRAY[
        'community_consent_policies_all_definer',
        'community_consent_policies_select_backup',
        'community_consent_policies_select_authenticated'
    ],
    'community_consent_policies has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'community_consent_policies', 'anon', ARRAY[]::text[],
    'an anonymous request does not touch community_consent_policies'
);
SELECT table_privs_are(
    'ledger', 'community_consent_policies', 'authenticated', ARRAY['SELECT'],
    '24 truncate: a person reads community_consent_policies, nothing else'
);
SELECT table_privs_are(
    'ledger', 'community_consent_policies', 'service_role', ARRAY[]::text[],
    'the service role does not touch community_consent_policies'
);
SELECT table_privs_are(
    'ledger', 'community_consent_policies', 'ledger_definer', ARRAY['SELECT', 'INSERT', 'UPDATE'],
    'the helpers do this much to community_consent_policies'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['media_use'], 'a member reads what the community denies'
);
SELECT tap.become('authenticated', 5);
SELECT is_empty('visible', 'a member of another does not');
SELECT tap.become('authenticated', 6);
SELECT is_empty('visible', 'nor does a stranger');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
