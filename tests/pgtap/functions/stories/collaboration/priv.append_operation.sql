BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.session_' || title,
    ledger.start_collaboration(tap.story(title))::text, TRUE
)
FROM unnest(ARRAY['asked', 'draft']) AS title;
SELECT is(
    priv.append_operation(current_setting('test.session_asked')::uuid, '{"insert": "Once"}'), 1::bigint,
    'the first operation is number one'
);
SELECT tap.become('authenticated', 3);
SELECT is(
    priv.append_operation(current_setting('test.session_asked')::uuid, '{"insert": " upon"}'), 2::bigint,
    'an elder who reviews the story appends the next'
);
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format('SELECT priv.append_operation(%L, ''{}'')', current_setting('test.session_asked')),
    'P0002', 'cannot find collaboration session ' || current_setting('test.session_asked'),
    'a member appends nothing'
);
SELECT tap.become('none');
SELECT results_eq(
    format(
        $$SELECT number, author_id, operation FROM ledger.collaboration_operations
          WHERE session_id = %L ORDER BY number$$,
        current_setting('test.session_asked')
    ),
    $$VALUES
    (1::bigint, tap.person(1), '{"insert": "Once"}'::jsonb),
    (2, tap.person(3), '{"insert": " upon"}')$$,
    'the log says who did what, in order'
);

SELECT * FROM finish();
ROLLBACK;
