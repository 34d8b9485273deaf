BEGIN;
SELECT plan(8);

SELECT tap.society();
INSERT INTO ledger.storyteller_connections (
    profile_a_id, profile_b_id, a_consented_at, b_consented_at
)
VALUES (tap.person(1), tap.person(2), now(), now());
PREPARE pairs AS
SELECT profile_a_id, profile_b_id FROM ledger.storyteller_connections;

SELECT is(
    tap.callers('ledger.disconnect_storyteller'), ARRAY['authenticated'],
    'only people who are signed in end a connection'
);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.disconnect_storyteller(tap.person(1))$$), '^EL001 ',
    'without claims nobody ends a connection'
);
SELECT is(
    tap.attempt(3, $$SELECT ledger.disconnect_storyteller(tap.person(1))$$), 'done',
    'ending a connection that does not exist is no error'
);
SELECT results_eq(
    'pairs', $$VALUES (tap.person(1), tap.person(2))$$,
    'a third person does not end the connection of two others'
);
SELECT is(
    tap.attempt(1, $$SELECT ledger.disconnect_storyteller(tap.person(2))$$), 'done',
    'one of the two people ends a connection'
);
SELECT is_empty('pairs', 'a connection that has ended is deleted at once');
INSERT INTO ledger.storyteller_connections (profile_a_id, profile_b_id, a_consented_at)
VALUES (tap.person(1), tap.person(2), now());
SELECT tap.attempt(2, $$SELECT priv.disconnect_storyteller(tap.person(1))$$);
SELECT is_empty('pairs', 'a person declines a connection that another asked for');
SELECT results_eq(
    $$SELECT tap.audited('disconnect_storyteller')$$,
    ARRAY['1 authenticated profile 2 {}', '2 authenticated profile 1 {}'],
    'one audit row for each connection that ended says who ended it'
);

SELECT * FROM finish();
ROLLBACK;
