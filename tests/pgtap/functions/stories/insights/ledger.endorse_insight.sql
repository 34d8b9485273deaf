BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 4);
SELECT set_config(
    'test.insight',
    ledger.record_insight(
        tap.here(), 'theme', 'Water', 'It runs through all.', ARRAY[tap.story('circle')]
    )::text,
    TRUE
);
SELECT function_privs_are(
    'ledger', 'endorse_insight', ARRAY['uuid'], 'anon', ARRAY[]::text[],
    'an anonymous request endorses nothing'
);
SELECT tap.become('authenticated', 3);
SELECT lives_ok(
    format('SELECT ledger.endorse_insight(%L)', current_setting('test.insight')), 'an elder stands behind it'
);
SELECT tap.become('authenticated', 2);
SELECT isnt_empty(
    format('SELECT FROM ledger.insight_endorsements WHERE insight_id = %L', current_setting('test.insight')),
    'which a member reads'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
