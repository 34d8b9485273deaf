BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.session_' || title,
    ledger.start_collaboration(tap.story(title))::text, TRUE
)
FROM unnest(ARRAY['asked', 'draft']) AS title;
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    format('SELECT priv.end_collaboration(%L)', current_setting('test.session_asked')),
    'EL102', 'only the storyteller decides this for story ' || current_setting('test.asked'),
    'an elder does not end it'
);
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    format('SELECT priv.end_collaboration(%L)', current_setting('test.session_asked')), 'its storyteller does, and again'
)
FROM generate_series(1, 2);
SELECT throws_ok(
    format('SELECT ledger.append_operation(%L, ''{}'')', current_setting('test.session_asked')),
    'EL123', 'no open collaboration session ' || current_setting('test.session_asked'),
    'nothing is appended any more'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = tap.story('asked') AND action = 'end_collaboration'
    ),
    1,
    'one audit row says so'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
