BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.open_session('d1', 'asked');
PREPARE appends AS
INSERT INTO ledger.collaboration_operations (
    session_id, number, story_id, author_id, operation
)
VALUES (tap.id('d1'), 40, tap.story('asked'), tap.person(1), '{}');

SELECT tap.refusal('EXECUTE appends') FROM generate_series(1, 3);
SELECT results_eq(
    'SELECT number FROM ledger.collaboration_operations ORDER BY number',
    $$VALUES (1::bigint), (2), (3)$$,
    'the numbers of a session have no gap, also when an INSERT names another number'
);
SELECT results_eq(
    'SELECT last_number FROM ledger.collaboration_sessions', ARRAY[3::bigint],
    'the session keeps the last number'
);
UPDATE ledger.collaboration_sessions SET ended_at = started_at;
SELECT matches(
    tap.refusal('EXECUTE appends'), '^EL123 . no open collaboration session ID',
    'an INSERT into a session that has ended is refused'
);

SELECT * FROM finish();
ROLLBACK;
