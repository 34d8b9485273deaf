BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.session_' || title,
    ledger.start_collaboration(tap.story(title))::text, TRUE
)
FROM unnest(ARRAY['asked', 'draft']) AS title;
SELECT ledger.append_operation(current_setting('test.session_asked')::uuid, '{}');
SELECT tap.become('none');
INSERT INTO ledger.collaboration_operations (
    session_id, number, story_id, author_id, operation
)
SELECT current_setting('test.session_asked')::uuid, 40, tap.story('asked'), tap.person(1), '{}'
FROM generate_series(1, 2);
SELECT results_eq(
    format(
        'SELECT number FROM ledger.collaboration_operations WHERE session_id = %L ORDER BY 1', current_setting('test.session_asked')
    ),
    $$VALUES (1::bigint), (2), (3)$$,
    'numbers have no gap, whatever was asked for'
);
SELECT is(
    (SELECT last_number FROM ledger.collaboration_sessions WHERE id = current_setting('test.session_asked')::uuid),
    3::bigint, 'the session knows the last one'
);
UPDATE ledger.collaboration_sessions SET ended_at = started_at
WHERE id = current_setting('test.session_asked')::uuid;
SELECT throws_ok(
    format(
        'INSERT INTO ledger.collaboration_operations (session_id, story_id, author_id, operation)
         VALUES (%L, %L, %L, ''{}'')',
        current_setting('test.session_asked'), current_setting('test.asked'), tap.person(1)
    ),
    'EL123', 'no open collaboration session ' || current_setting('test.session_asked'),
    'nothing is appended to a session that has ended'
);

SELECT * FROM finish();
ROLLBACK;
