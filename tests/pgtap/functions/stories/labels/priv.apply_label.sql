BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 5);
SELECT set_config(
    'test.foreign',
    ledger.create_label(tap.elsewhere(), 'tk_a', 'Theirs', 'Name them.')::text, TRUE
);
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.label',
    ledger.create_label(tap.here(), 'tk_a', 'Ours', 'Name us.')::text, TRUE
);
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format('SELECT priv.apply_label(%L, %L)', current_setting('test.circle'), current_setting('test.label')),
    'EL102', 'only its storyteller or an elder or lead of its home labels story '
    || current_setting('test.circle'),
    'a member labels nothing'
);
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    format('SELECT priv.apply_label(%L, %L)', current_setting('test.circle'), label),
    'P0002', 'no label of a community of the story is ' || label,
    'the same words refuse a label of another community and one that does not exist'
)
FROM unnest(ARRAY[current_setting('test.foreign'), tap.id('ff')::text]) AS label;
SELECT lives_ok(
    format('SELECT priv.apply_label(%L, %L)', current_setting('test.circle'), current_setting('test.label')),
    'a storyteller puts a label of their community on their story, and again'
)
FROM generate_series(1, 2);
SELECT results_eq(
    format(
        'SELECT community_id, label_id, applied_by FROM ledger.story_labels
         WHERE story_id = %L',
        current_setting('test.circle')
    ),
    format('VALUES (''00000000-0000-7000-8000-0000000000c1''::uuid, %L::uuid, ''00000000-0000-7000-8000-000000000001''::uuid)', current_setting('test.label')),
    'it is there once'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = tap.story('circle') AND action = 'apply_label'
    ),
    1,
    'and so is the audit row'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
