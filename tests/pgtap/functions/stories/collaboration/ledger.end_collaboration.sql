BEGIN;
SELECT plan(9);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.open_session('d1', 'asked');
SELECT tap.wind('1 hour');

SELECT is(
    tap.callers('ledger.end_collaboration'), ARRAY['authenticated'],
    'only people who are signed in end a session'
);
SELECT is(
    tap.attempt(2, $$SELECT ledger.end_collaboration(tap.id('d1'))$$),
    tap.unseen('collaboration session'),
    '10 existence: a member does not find a session'
);
SELECT matches(
    tap.attempt(3, $$SELECT ledger.end_collaboration(tap.id('d1'))$$),
    '^EL102 . only the storyteller decides this for story ID',
    'an elder who reviews the story does not end its session'
);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.end_collaboration(tap.id('d1'))$$), '^EL001 ',
    'without claims nobody ends a session'
);
SELECT is(
    tap.attempt(1, $$SELECT ledger.end_collaboration(tap.id('d1'))$$), 'done',
    'the storyteller ends a session'
);
SELECT tap.wind('2 hours');
SELECT is(
    tap.attempt(1, $$SELECT priv.end_collaboration(tap.id('d1'))$$), 'done',
    'ending a session again is no error'
);
SELECT results_eq(
    'SELECT ended_at - now() FROM ledger.collaboration_sessions',
    ARRAY['1 hour'::interval],
    'a session keeps the time at which it ended first, by the ledger''s clock'
);
SELECT matches(
    tap.attempt(1, $$SELECT ledger.append_operation(tap.id('d1'), '{}')$$),
    '^EL123 . no open collaboration session ID',
    'nobody appends an operation to a session that has ended'
);
SELECT results_eq(
    $$SELECT tap.audited('end_collaboration')$$,
    ARRAY['1 authenticated story ID {"session_id": "d1"}'],
    'ending a session twice leaves one audit row'
);

SELECT * FROM finish();
ROLLBACK;
