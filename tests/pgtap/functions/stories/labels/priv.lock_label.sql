BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.label',
    ledger.create_label(tap.here(), 'tk_a', 'Ours', 'Name us.')::text, TRUE
);
SELECT lives_ok(
    format('SELECT priv.revise_label(%L, ''Ours'', ''Ask us.'', ''en'')', current_setting('test.label')),
    'an elder of its community holds a label'
);
SELECT tap.become('authenticated', 5);
SELECT throws_ok(
    format('SELECT priv.revise_label(%L, ''Mine'', ''Mine.'', ''en'')', label),
    'P0002', 'no label of a community that you lead is ' || label,
    'the same words refuse another''s label and one that does not exist'
)
FROM unnest(ARRAY[current_setting('test.label'), tap.id('ff')::text]) AS label;
SELECT tap.become('none');
SELECT throws_ok(
    format('SELECT priv.lock_label(%L)', current_setting('test.label')),
    'EL001', 'nobody is signed in',
    'nobody in particular holds none'
);

SELECT * FROM finish();
ROLLBACK;
