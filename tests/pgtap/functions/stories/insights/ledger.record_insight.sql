BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT function_privs_are(
    'ledger', 'record_insight',
    ARRAY['uuid', 'text', 'text', 'text', 'uuid[]', 'numeric'],
    'anon', ARRAY[]::text[],
    'an anonymous request records no insight'
);
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.insight',
    ledger.record_insight(
        tap.here(), 'need', 'A water tank', 'For the school.',
        ARRAY[tap.story('circle')], 0.8
    )::text,
    TRUE
);
SELECT is(
    current_setting('test.insight')::uuid,
    (SELECT id FROM ledger.community_insights WHERE title = 'A water tank'),
    'an elder records what the community needs'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    $$SELECT kind, description, confidence, recorded_by
      FROM ledger.community_insights WHERE title = 'A water tank'$$,
    $$VALUES ('need', 'For the school.', 0.800, tap.person(3))$$,
    'its members read it'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
