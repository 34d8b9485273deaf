BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('river', 'draft', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.session',
    ledger.start_collaboration(tap.story('circle'))::text, TRUE
);
SELECT ledger.append_operation(
    current_setting('test.session')::uuid, '{"insert": "Once"}'
);
SELECT tap.become('none');
SELECT throws_ok(
    format(
        'INSERT INTO ledger.collaboration_sessions (story_id, started_by)
         VALUES (%L, ''00000000-0000-7000-8000-000000000001'')',
        current_setting('test.circle')
    ),
    '23505',
    'duplicate key value violates unique constraint '
    '"collaboration_sessions_open_key"',
    'a story cannot have two open sessions'
);
SELECT throws_ok(
    format(
        'UPDATE ledger.collaboration_sessions
         SET ended_at = started_at - interval ''1 hour'' WHERE id = %L',
        current_setting('test.session')
    ),
    '23514',
    'new row for relation "collaboration_sessions" violates check constraint '
    '"collaboration_sessions_ended_at_check"',
    'a session cannot end before it began'
);
SELECT is(
    tap.broken_copy(
        'ledger.collaboration_operations',
        $$session_id = current_setting('test.session')::uuid$$,
        w.change::jsonb
    ),
    w.breaks, w.says
)
FROM (
    VALUES
    (
        '{"operation": "insert"}', 'collaboration_operations_operation_check',
        'an operation must be an object'
    ),
    (
        format('{"story_id": "%s"}', tap.story('river')),
        'collaboration_operations_story_id_fkey',
        'an operation belongs to the story of its session'
    )
) AS w (change, breaks, says);

-- The triggers would correct these rows. Without them the constraints refuse the rows.
SET LOCAL session_replication_role = replica;
SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$INSERT INTO ledger.collaboration_sessions (story_id, started_by, last_number) VALUES (tap.id('ff'), tap.person(1), -1)$q$,
        'collaboration_sessions_last_number_check',
        'the last number of a session cannot be negative'
    ),
    (
        $q$INSERT INTO ledger.collaboration_operations (session_id, number, story_id, author_id, operation) VALUES (tap.id('ff'), 0, tap.id('ff'), tap.person(1), '{}')$q$,
        'collaboration_operations_number_check',
        'the number of an operation is at least 1'
    )
) AS w (query, breaks, says);
SET LOCAL session_replication_role = origin;

SELECT * FROM finish();
ROLLBACK;
