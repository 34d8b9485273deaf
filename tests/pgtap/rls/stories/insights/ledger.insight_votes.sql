BEGIN;
SELECT plan(10);

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
SELECT tap.become('authenticated', 2);
SELECT ledger.vote_insight(current_setting('test.insight')::uuid, FALSE);
SELECT tap.become('none');

PREPARE visible AS
SELECT v.agrees::text
FROM ledger.insight_votes AS v
WHERE v.insight_id = current_setting('test.insight')::uuid;

SELECT policies_are(
    'ledger', 'insight_votes',
    ARRAY[
        'insight_votes_all_definer',
        'insight_votes_select_backup',
        'insight_votes_select_authenticated'
    ],
    'insight_votes has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'insight_votes', 'anon', ARRAY[]::text[],
    'anon does not touch insight_votes'
);
SELECT table_privs_are(
    'ledger', 'insight_votes', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads insight_votes, nothing else'
);
SELECT table_privs_are(
    'ledger', 'insight_votes', 'service_role', ARRAY[]::text[],
    'service_role does not touch insight_votes'
);
SELECT table_privs_are(
    'ledger', 'insight_votes', 'ledger_definer',
    ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    'the helpers do to insight_votes what they must, and no more'
);

SELECT tap.become('authenticated', 2);
SELECT results_eq('visible', ARRAY['false'], 'a member reads their own vote');
SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'visible', ARRAY['false'],
    'and those of fellow members: a show of hands'
);
SELECT tap.become('authenticated', 5);
SELECT is_empty('visible', 'a member elsewhere reads none');
SELECT tap.become('authenticated', 6);
SELECT is_empty('visible', '30 empty-set: a stranger with no community reads none');
SELECT tap.become('authenticated');
SELECT is_empty('visible', 'without claims nobody does');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
