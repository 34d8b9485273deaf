BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('river', 'published', 'community');
SELECT tap.tell('secret', 'draft', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'ai_analysis')
FROM unnest(ARRAY['circle', 'river']) AS title;
SELECT tap.become('service_role');
SELECT throws_ok(
    format(
        'SELECT priv.record_connection(%L, %L, ''answers'', ''model-1'', NULL)',
        current_setting('test.circle'), current_setting('test.secret')
    ),
    'EL110', 'no consent to ai_analysis in effect for story '
    || current_setting('test.secret'),
    'both stories may be analysed, or nothing is recorded'
);
SELECT set_config(
    'test.connection',
    priv.record_connection(tap.story('circle'), tap.story('river'), 'answers', 'model-1', 0.7)::text, TRUE
);
SELECT is(
    priv.record_connection(tap.story('circle'), tap.story('river'), 'answers', 'model-2', 0.2)::text,
    current_setting('test.connection'),
    'what is connected already is found'
);
SELECT tap.become('none');
SELECT results_eq(
    format(
        $$SELECT discovered_by, model, recorded_by, strength
          FROM ledger.knowledge_connections WHERE id = %L$$,
        current_setting('test.connection')
    ),
    $$VALUES ('ai', 'model-1', NULL::uuid, 0.700)$$,
    'software is named, and is nobody'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = current_setting('test.connection')::uuid
            AND action = 'record_connection'
    ),
    1,
    'one audit row says so'
);

SELECT * FROM finish();
ROLLBACK;
