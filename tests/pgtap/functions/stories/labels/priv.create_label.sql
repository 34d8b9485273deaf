BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    $$SELECT priv.create_label(tap.here(), 'tk_a', 'Ours', 'Name us.', 'en')$$,
    'EL102', 'only an elder or lead writes labels of community 00000000-0000-7000-8000-0000000000c1',
    'a member makes no label'
);
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    $$SELECT priv.create_label(tap.here(), 'tk_x', 'Ours', 'Name us.', 'en')$$,
    '22023', 'unknown type of label tk_x',
    'a label is of a published type'
);
SELECT set_config(
    'test.label',
    priv.create_label(tap.here(), 'tk_a', 'Ours', 'Name us.', 'en')::text, TRUE
);
SELECT results_eq(
    format(
        $$SELECT l.community_id, l.type_code, v.version, v.language, v.name
          FROM ledger.labels AS l
          INNER JOIN ledger.label_versions AS v ON v.label_id = l.id
          WHERE l.id = %L$$,
        current_setting('test.label')
    ),
    $$VALUES (tap.here(), 'tk_a', 1, 'en', 'Ours')$$,
    'an elder makes a label with its first version'
);
SELECT results_eq(
    format(
        $$SELECT detail FROM ledger.access_logs
          WHERE object_id = %L AND action = 'create_label'$$,
        current_setting('test.label')
    ),
    $$VALUES ('{"community_id": "00000000-0000-7000-8000-0000000000c1", "type_code": "tk_a"}'::jsonb)$$,
    'one audit row says so'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
