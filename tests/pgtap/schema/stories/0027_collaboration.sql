BEGIN;
SELECT plan(7);

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
    'one session of a story is open at a time'
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
    'no session ends before it began'
);
CREATE FUNCTION pg_temp.again(p_change jsonb)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.collaboration_operations (
    session_id, story_id, author_id, operation
)
SELECT
    (x.r).session_id, (x.r).story_id, (x.r).author_id, (x.r).operation
FROM (
    SELECT jsonb_populate_record(o, p_change) AS r
    FROM ledger.collaboration_operations AS o
    WHERE o.session_id = current_setting('test.session')::uuid
    LIMIT 1
) AS x;
$$;
SELECT throws_ok(
    format('SELECT pg_temp.again(%L)', change), '23514',
    format(
        'new row for relation "%s" violates check constraint "%s"',
        'collaboration_operations', 'collaboration_operations_' || rule || '_check'
    ),
    description
)
FROM (
    VALUES
    ('operation', '{"operation": "insert"}', 'an operation is an object')
) AS t (rule, change, description);
SELECT throws_ok(
    format(
        'SELECT pg_temp.again(%L)',
        jsonb_build_object('story_id', current_setting('test.river'))
    ),
    '23503',
    'insert or update on table "collaboration_operations" violates foreign key constraint '
    '"collaboration_operations_story_id_fkey"',
    'an operation belongs to the story of its session'
);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['collaboration_sessions', 'collaboration_operations']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

-- Without the triggers, which leave nothing wrong to be refused.
SET LOCAL session_replication_role = replica;
SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$INSERT INTO ledger.collaboration_sessions (story_id, started_by, last_number) VALUES (tap.id('ff'), tap.person(1), -1)$q$,
        'collaboration_sessions_last_number_check', 'a session counts up'
    ),
    (
        $q$INSERT INTO ledger.collaboration_operations (session_id, number, story_id, author_id, operation) VALUES (tap.id('ff'), 0, tap.id('ff'), tap.person(1), '{}')$q$,
        'collaboration_operations_number_check', 'from 1'
    )
) AS w (query, breaks, says);
SET LOCAL session_replication_role = origin;

SELECT * FROM finish();
ROLLBACK;
