BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');

SELECT is_empty(
    'SELECT * FROM ops.check_story_derived()',
    'derived columns that triggers keep leave no finding'
);
SELECT tap.by_hand($$UPDATE ledger.stories SET public_until = 'infinity'$$);
SELECT results_eq(
    'SELECT remediation FROM ops.check_story_derived()',
    ARRAY[format('SELECT priv.derive_story(%L);', tap.story('open'))],
    'a stale column is found, with the statement that repairs it'
);
SELECT isnt_empty(
    $$SELECT FROM ops.verify() WHERE name = 'story_derived'$$, 'verify runs the check'
);
SELECT tap.cure('ops.check_story_derived');
SELECT is_empty(
    'SELECT * FROM ops.check_story_derived()', 'the remedy, pasted, cures the finding'
);

SELECT * FROM finish();
ROLLBACK;
