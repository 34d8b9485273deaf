BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.open_session('d1', 'asked');
SELECT tap.open_session('d2', 'draft');

SELECT is(
    tap.callers('ledger.append_operation'), ARRAY['authenticated'],
    'only people who are signed in append an operation'
);
SELECT is(
    tap.attempt(2, $$SELECT ledger.append_operation(tap.id('d1'), '{}')$$),
    tap.unseen('collaboration session'), 'a member does not append an operation'
);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.append_operation(tap.id('d1'), '{}')$$), '^EL001 ',
    'without claims nobody appends an operation'
);
SELECT tap.become('authenticated', 1);
SELECT is(
    ledger.append_operation(tap.id('d1'), '{"insert": "Once"}'), 1::bigint,
    'the first operation of a session gets the number one'
);
SELECT is(
    ledger.append_operation(tap.id('d2'), '{"insert": "Here"}'), 1::bigint,
    'a storyteller works on a draft, and each session counts its own operations'
);
SELECT tap.become('authenticated', 3);
SELECT is(
    priv.append_operation(tap.id('d1'), '{"insert": " upon"}'), 2::bigint,
    'an elder who reviews the story appends the next operation'
);
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT session_id, number, story_id, author_id, operation
    FROM ledger.collaboration_operations
    ORDER BY session_id, number
    $$,
    $$
    VALUES
    (
        tap.id('d1'), 1::bigint, tap.story('asked'), tap.person(1),
        '{"insert": "Once"}'::jsonb
    ),
    (tap.id('d1'), 2, tap.story('asked'), tap.person(3), '{"insert": " upon"}'),
    (tap.id('d2'), 1, tap.story('draft'), tap.person(1), '{"insert": "Here"}')
    $$,
    'the log of a session says in order who did what'
);
SELECT is_empty(
    $$SELECT tap.audited('append_operation')$$,
    'the log is the record of an operation, which leaves no audit row'
);

SELECT * FROM finish();
ROLLBACK;
