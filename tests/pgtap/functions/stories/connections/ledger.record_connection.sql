BEGIN;
SELECT plan(7);

SELECT tap.society();
-- Consent is checked in the order of the ids: early has the lowest, secret the highest.
SELECT tap.tell('early', 'published', 'community');
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('river', 'published', 'community');
SELECT tap.tell('rain', 'published', 'community');
SELECT tap.tell('secret', 'draft', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'ai_analysis')
FROM unnest(ARRAY['circle', 'river', 'rain']) AS title;
SELECT tap.become('none');

SELECT is(
    tap.callers('ledger.record_connection'), ARRAY['service_role'],
    'only the service role records what software found'
);
SELECT matches(
    tap.serve(
        format(
            'SELECT ledger.record_connection(%L, %L, ''answers'', ''model-1'')',
            tap.story(source), tap.story(target)
        )
    ),
    '^EL110 . no consent to ai_analysis in effect for story ID', description
)
FROM (
    VALUES
    ('circle', 'secret', 'without consent of the target no connection is recorded'),
    ('early', 'circle', 'without consent of the source no connection is recorded')
) AS a (source, target, description);
SELECT tap.become('service_role');
SELECT set_config(
    'test.connection',
    ledger.record_connection(
        tap.story('circle'), tap.story('river'), 'answers', 'model-1', 0.7
    )::text,
    TRUE
);
SELECT ledger.record_connection(tap.story('circle'), tap.story(target), type, 'model-1')
FROM (VALUES ('rain', 'answers'), ('river', 'echoes')) AS c (target, type);
SELECT is(
    priv.record_connection(
        tap.story('circle'), tap.story('river'), 'answers', 'model-2', 0.2
    )::text,
    current_setting('test.connection'),
    'recording the same connection again returns its id'
);
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT
        id::text, source_story_id, target_story_id, discovered_by, model, recorded_by,
        strength
    FROM ledger.knowledge_connections
    WHERE id::text = current_setting('test.connection')
    $$,
    $$
    VALUES (
        current_setting('test.connection'), tap.story('circle'), tap.story('river'),
        'ai', 'model-1', NULL::uuid, 0.700
    )
    $$,
    'a connection names the model that found it first, and no person'
);
SELECT results_eq(
    $$SELECT tap.audited('record_connection')$$,
    ARRAY[
        'service_role connection ID {"source_story_id": "ID", "target_story_id": "ID"}',
        'service_role connection ID {"source_story_id": "ID", "target_story_id": "ID"}',
        'service_role connection ID {"source_story_id": "ID", "target_story_id": "ID"}'
    ],
    'each of three connections leaves one audit row, also when one is recorded twice'
);
SELECT results_eq(
    $$
    SELECT detail ->> 'source_story_id', detail ->> 'target_story_id'
    FROM ledger.access_logs
    WHERE object_id::text = current_setting('test.connection')
    $$,
    $$VALUES (tap.story('circle')::text, tap.story('river')::text)$$,
    'the audit row names the stories in the direction of the connection'
);

SELECT * FROM finish();
ROLLBACK;
