BEGIN;
SELECT plan(9);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('river', 'published', 'community');
SELECT tap.tell('secret', 'draft', 'community');
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.connection',
    ledger.connect_stories(tap.story('circle'), tap.story('river'), 'answers')::text, TRUE
);
SELECT tap.become('authenticated', 5);
SELECT throws_ok(
    format('SELECT priv.verify_connection(%L)', connection),
    'P0002', 'cannot find connection ' || connection,
    'the same words refuse what is hidden and what does not exist'
)
FROM unnest(ARRAY[current_setting('test.connection'), tap.id('ff')::text]) AS connection;
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    format('SELECT priv.verify_connection(%L)', current_setting('test.connection')),
    'EL102', 'only another elder or lead of a home confirms connection ' || current_setting('test.connection'),
    'nobody confirms what they recorded'
);
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format('SELECT priv.verify_connection(%L)', current_setting('test.connection')),
    'EL102', 'only another elder or lead of a home confirms connection ' || current_setting('test.connection'),
    'a member confirms nothing'
);
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    format('SELECT priv.verify_connection(%L)', current_setting('test.connection')),
    'EL102', 'only another elder or lead of a home confirms connection ' || current_setting('test.connection'),
    'nor does the storyteller'
);
SELECT tap.become('authenticated', 4);
SELECT set_config('ledger.clock', '2030-01-01 00:00:00+00', TRUE);
SELECT lives_ok(
    format('SELECT priv.verify_connection(%L)', current_setting('test.connection')),
    'another who leads the home confirms it, and again'
)
FROM generate_series(1, 2);
SELECT results_eq(
    format(
        'SELECT verified_by, verified_at FROM ledger.knowledge_connections WHERE id = %L',
        current_setting('test.connection')
    ),
    $$VALUES (tap.person(4), '2030-01-01 00:00:00+00'::timestamptz)$$,
    'it says who did, and when'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = current_setting('test.connection')::uuid AND action = 'verify_connection'
    ),
    1,
    'one audit row says so'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
