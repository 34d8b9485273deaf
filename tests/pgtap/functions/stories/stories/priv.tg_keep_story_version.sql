BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('draft', 'draft', 'community');

PREPARE kept AS
SELECT version, content, kept_at
FROM ledger.story_versions
WHERE story_id = tap.story('draft')
ORDER BY version;

SELECT is_empty('kept', 'a draft that nobody else has seen is not kept as a version');
SELECT tap.wind('1 hour');
SELECT tap.become('authenticated', 1);
SELECT ledger.submit_story(tap.story('draft'));
SELECT results_eq(
    'kept', $$VALUES (1, 'Long ago.', now() + '1 hour')$$,
    'a story that is put to review is kept as a version'
);
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story('draft'), 'changes_requested');
SELECT tap.become('authenticated', 1);
SELECT tap.wind('2 hours');
SELECT ledger.submit_story(tap.story('draft'));
SELECT results_eq(
    'kept', $$VALUES (1, 'Long ago.', now() + '1 hour')$$,
    'the same text is kept once when it is put to review again'
);
SELECT ledger.revise_story(tap.story('draft'), p_content => 'Today.');
SELECT results_eq(
    'kept',
    $$VALUES
    (1, 'Long ago.', now() + '1 hour'),
    (2, 'Today.', now() + '2 hours')$$,
    'a new text is a new version, and the old version stays'
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
    'a version is kept, whoever makes it and in whatever way'
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
    'a version keeps every column whose change makes a new version'
);

SELECT * FROM finish();
ROLLBACK;
