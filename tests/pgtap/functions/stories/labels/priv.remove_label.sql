BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.label',
    ledger.create_label(tap.here(), 'tk_a', 'Ours', 'Name us.')::text, TRUE
);
SELECT ledger.apply_label(tap.story('circle'), current_setting('test.label')::uuid);
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    format('SELECT priv.remove_label(%L, %L)', current_setting('test.circle'), current_setting('test.label')),
    'P0002', 'no label of a community that you lead is ' || current_setting('test.label'),
    'a storyteller does not take a communitys label off'
);
SELECT tap.become('authenticated', 5);
SELECT throws_ok(
    format('SELECT priv.remove_label(%L, %L)', current_setting('test.circle'), current_setting('test.label')),
    'EL101', 'cannot find story ' || current_setting('test.circle'),
    'nor does an elder elsewhere'
);
SELECT tap.become('authenticated', 4);
SELECT lives_ok(
    format('SELECT priv.remove_label(%L, %L)', current_setting('test.circle'), current_setting('test.label')),
    'a lead of its community does, and again'
)
FROM generate_series(1, 2);
SELECT is_empty(
    format('SELECT FROM ledger.story_labels WHERE story_id = %L', current_setting('test.circle')), 'it is gone'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = tap.story('circle') AND action = 'remove_label'
    ),
    1,
    'one audit row says so'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
