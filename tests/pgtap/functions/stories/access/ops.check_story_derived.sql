BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT is_empty(
    'SELECT * FROM ops.check_story_derived()', 'what triggers keep is what the truth tables say'
);
-- Triggers off: what a restore or a hand could leave behind.
SET LOCAL session_replication_role = replica;

UPDATE ledger.stories SET public_until = 'infinity'
WHERE id = tap.story('open');
SET LOCAL session_replication_role = origin;
SELECT results_eq(
    'SELECT remediation FROM ops.check_story_derived()',
    ARRAY[format('SELECT priv.derive_story(%L);', current_setting('test.open'))],
    'a stale column is found, with what to run'
);
SELECT isnt_empty(
    $$SELECT FROM ops.verify() WHERE name = 'story_derived'$$, 'verify reports it'
);
SELECT priv.derive_story(tap.story('open'));
SELECT is_empty('SELECT * FROM ops.check_story_derived()', 'and that settles it');

SELECT * FROM finish();
ROLLBACK;
