BEGIN;
SELECT plan(9);

SELECT tap.society();
INSERT INTO ledger.sharing_agreements (
    community_a_id, community_b_id, proposing_community_id, proposed_by
)
VALUES (tap.here(), tap.neighbours(), tap.here(), tap.person(4));

PREPARE visible AS SELECT right(community_b_id::text, 2) FROM ledger.sharing_agreements;

SELECT policies_are(
    'ledger', 'sharing_agreements',
    ARRAY[
        'sharing_agreements_all_definer',
        'sharing_agreements_select_backup',
        'sharing_agreements_select_authenticated'
    ],
    'sharing_agreements has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'sharing_agreements', 'anon', ARRAY[]::text[],
    'an anonymous request does not touch sharing_agreements'
);
SELECT table_privs_are(
    'ledger', 'sharing_agreements', 'authenticated', ARRAY['SELECT'],
    '24 truncate: a person reads sharing_agreements, nothing else'
);
SELECT table_privs_are(
    'ledger', 'sharing_agreements', 'service_role', ARRAY[]::text[],
    'the service role does not touch sharing_agreements'
);
SELECT table_privs_are(
    'ledger', 'sharing_agreements', 'ledger_definer', ARRAY['SELECT', 'INSERT', 'UPDATE'],
    'the helpers do this much to sharing_agreements'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['c3'], 'a member of one side reads an agreement, and a proposal'
);
SELECT tap.become('authenticated', 7);
SELECT results_eq(
    'visible', ARRAY['c3'], 'so does a member of the other'
);
SELECT tap.become('authenticated', 5);
SELECT is_empty('visible', 'a member of neither does not');
SELECT tap.become('authenticated', 6);
SELECT is_empty('visible', 'nor does a stranger');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
