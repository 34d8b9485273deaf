BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    format('SELECT priv.start_collaboration(%L)', current_setting('test.asked')),
    'EL102', 'only the storyteller decides this for story ' || current_setting('test.asked'),
    'nobody else opens a story to other pens'
);
SELECT tap.become('authenticated', 1);
SELECT set_config('test.session', priv.start_collaboration(tap.story('asked'))::text, TRUE);
SELECT is(
    priv.start_collaboration(tap.story('asked'))::text, current_setting('test.session'),
    'one session is open at a time'
);
SELECT ledger.end_collaboration(current_setting('test.session')::uuid);
SELECT isnt(
    priv.start_collaboration(tap.story('asked'))::text, current_setting('test.session'),
    'and after it another'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = tap.story('asked') AND action = 'start_collaboration'
    ),
    2,
    'an audit row for each says so'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
