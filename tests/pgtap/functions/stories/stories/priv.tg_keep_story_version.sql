BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('draft', 'draft', 'community');

PREPARE kept AS
SELECT version, content, kept_at
FROM ledger.story_versions
WHERE story_id = tap.story('draft')
ORDER BY version;

SELECT is_empty('kept', 'a draft that nobody was shown is kept nowhere');
SELECT set_config('ledger.clock', '2030-01-01 00:00:00+00', TRUE);
SELECT tap.become('authenticated', 1);
SELECT ledger.submit_story(tap.story('draft'));
SELECT results_eq(
    'kept', $$VALUES (1, 'Long ago.', '2030-01-01 00:00:00+00'::timestamptz)$$,
    'what is put to review is kept'
);
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story('draft'), 'changes_requested');
SELECT tap.become('authenticated', 1);
SELECT set_config('ledger.clock', '2031-01-01 00:00:00+00', TRUE);
SELECT ledger.submit_story(tap.story('draft'));
SELECT results_eq(
    'kept', $$VALUES (1, 'Long ago.', '2030-01-01 00:00:00+00'::timestamptz)$$,
    'the same text, put to review again, is kept once'
);
SELECT ledger.revise_story(tap.story('draft'), p_content => 'Today.');
SELECT results_eq(
    'kept',
    $$VALUES
    (1, 'Long ago.', '2030-01-01 00:00:00+00'::timestamptz),
    (2, 'Today.', '2031-01-01 00:00:00+00'::timestamptz)$$,
    'a new text is a new version, and the old one stays'
);
SELECT tap.become('none');
UPDATE ledger.stories SET title = 'By hand', review_status = 'pending'
WHERE id = tap.story('draft');
SELECT is(
    (
        SELECT title FROM ledger.story_versions
        WHERE story_id = tap.story('draft') AND version = 3
    ),
    'By hand',
    'whoever makes a version, and however, it is kept'
);
SELECT results_eq(
    $$SELECT attname::text FROM pg_attribute
      WHERE attrelid = 'ledger.story_versions'::regclass AND attnum > 0
          AND attname NOT IN ('story_id', 'version', 'kept_at')
      ORDER BY 1$$,
    $$SELECT DISTINCT m.part[1]
      FROM pg_proc AS p
      CROSS JOIN regexp_matches(
          substring(p.prosrc FROM 'NEW.title.*?IS DISTINCT FROM'), 'NEW\.(\w+)', 'g'
      ) AS m (part)
      WHERE p.oid = 'priv.tg_guard_story()'::regprocedure
      ORDER BY 1$$,
    'a version holds every column whose change makes one'
);

SELECT * FROM finish();
ROLLBACK;
