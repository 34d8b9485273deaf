BEGIN;
SELECT plan(9);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 4);
SELECT set_config(
    'test.insight',
    ledger.record_insight(
        tap.here(), 'theme', 'Water', 'It runs through all.',
        ARRAY[tap.story('circle')]
    )::text,
    TRUE
);
SELECT tap.become('authenticated', 3);
SELECT ledger.endorse_insight(current_setting('test.insight')::uuid);
SELECT tap.become('none');

PREPARE visible AS
SELECT e.elder_id
FROM ledger.insight_endorsements AS e
WHERE e.insight_id = current_setting('test.insight')::uuid;

SELECT policies_are(
    'ledger', 'insight_endorsements',
    ARRAY[
        'insight_endorsements_all_definer',
        'insight_endorsements_select_backup',
        'insight_endorsements_select_authenticated'
    ],
    'insight_endorsements has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'insight_endorsements', 'anon', ARRAY[]::text[],
    'anon does not touch insight_endorsements'
);
SELECT table_privs_are(
    'ledger', 'insight_endorsements', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads insight_endorsements, nothing else'
);
SELECT table_privs_are(
    'ledger', 'insight_endorsements', 'service_role', ARRAY[]::text[],
    'service_role does not touch insight_endorsements'
);
SELECT table_privs_are(
    'ledger', 'insight_endorsements', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers read and append to insight_endorsements, and change nothing'
);

SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY[tap.person(3)],
    'a member reads who stands behind the insight'
);
SELECT tap.become('authenticated', 5);
SELECT is_empty('visible', 'a member elsewhere reads nobody');
SELECT tap.become('authenticated', 6);
SELECT is_empty('visible', '30 empty-set: a stranger with no community reads nobody');
SELECT tap.become('authenticated');
SELECT is_empty('visible', 'without claims nobody does');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
