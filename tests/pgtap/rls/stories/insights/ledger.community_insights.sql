BEGIN;
SELECT plan(9);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 3);
SELECT ledger.record_insight(
    tap.here(), 'theme', 'Water', 'It runs through all.',
    ARRAY[tap.story('circle')]
);
SELECT tap.become('none');

PREPARE visible AS
SELECT title
FROM ledger.community_insights
WHERE community_id = tap.here();

SELECT policies_are(
    'ledger', 'community_insights',
    ARRAY[
        'community_insights_all_definer',
        'community_insights_select_backup',
        'community_insights_select_authenticated'
    ],
    'community_insights has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'community_insights', 'anon', ARRAY[]::text[],
    'anon does not touch community_insights'
);
SELECT table_privs_are(
    'ledger', 'community_insights', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads community_insights, nothing else'
);
SELECT table_privs_are(
    'ledger', 'community_insights', 'service_role', ARRAY[]::text[],
    'service_role does not touch community_insights'
);
SELECT table_privs_are(
    'ledger', 'community_insights', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers read and append to community_insights, and change nothing'
);

SELECT tap.become('authenticated', 2);
SELECT results_eq('visible', ARRAY['Water'], 'an active member reads the insight');
SELECT tap.become('authenticated', 5);
SELECT is_empty('visible', 'a member elsewhere does not');
SELECT tap.become('authenticated', 6);
SELECT is_empty('visible', '30 empty-set: a stranger with no community does not');
SELECT tap.become('authenticated');
SELECT is_empty('visible', 'without claims nobody does');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
