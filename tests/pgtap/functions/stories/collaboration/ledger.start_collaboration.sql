BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('draft', 'draft', 'community');

SELECT is(
    tap.callers('ledger.start_collaboration'), ARRAY['authenticated'],
    'only people who are signed in open a session'
);
SELECT matches(
    tap.attempt(3, $$SELECT ledger.start_collaboration(tap.story('asked'))$$),
    '^EL102 . only the storyteller decides this for story ID',
    'an elder does not open a session on another person''s story'
);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.start_collaboration(tap.story('asked'))$$),
    '^EL001 ', 'without claims nobody opens a session'
);
SELECT is(
    tap.attempt(1, $$SELECT ledger.start_collaboration(tap.story('draft'))$$), 'done',
    'a storyteller opens a session on a draft'
);
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.session', ledger.start_collaboration(tap.story('asked'))::text, TRUE
);
SELECT is(
    priv.start_collaboration(tap.story('asked'))::text, current_setting('test.session'),
    'opening a session again returns the id of the open one'
);
SELECT ledger.end_collaboration(current_setting('test.session')::uuid);
SELECT isnt(
    priv.start_collaboration(tap.story('asked'))::text, current_setting('test.session'),
    'a storyteller opens another session after the first one has ended'
);
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT s.title, c.started_by, c.ended_at IS NULL
    FROM ledger.collaboration_sessions AS c
    INNER JOIN ledger.stories AS s ON s.id = c.story_id
    ORDER BY c.id
    $$,
    $$
    VALUES
    ('draft', tap.person(1), TRUE), ('asked', tap.person(1), FALSE),
    ('asked', tap.person(1), TRUE)
    $$,
    'a story has one open session at a time, which says who opened it'
);
SELECT results_eq(
    $$SELECT tap.audited('start_collaboration')$$,
    ARRAY[
        '1 authenticated story ID {"session_id": "ID"}',
        '1 authenticated story ID {"session_id": "ID"}',
        '1 authenticated story ID {"session_id": "ID"}'
    ],
    'one audit row for each session says who opened it'
);

SELECT * FROM finish();
ROLLBACK;
