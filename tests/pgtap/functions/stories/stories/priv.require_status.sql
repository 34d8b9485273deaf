BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('draft', 'draft', 'private');

SELECT lives_ok(
    $$SELECT priv.require_status(s, 'draft') FROM ledger.stories AS s
      WHERE s.id = tap.story('draft')$$,
    'a story with the status passes'
);
SELECT throws_ok(
    $$SELECT priv.require_status(s, 'published') FROM ledger.stories AS s
      WHERE s.id = tap.story('draft')$$,
    'EL104', 'story is draft, not published: ' || current_setting('test.draft'),
    'another one does not'
);
SELECT lives_ok(
    $$SELECT priv.require_status(s, 'submitted', 'draft') FROM ledger.stories AS s
      WHERE s.id = tap.story('draft')$$,
    'one of several is enough'
);
SELECT throws_ok(
    $$SELECT priv.require_status(s, 'submitted', 'published') FROM ledger.stories AS s
      WHERE s.id = tap.story('draft')$$,
    'EL104',
    'story is draft, not submitted or published: ' || current_setting('test.draft'),
    'and the refusal names them all'
);

SELECT * FROM finish();
ROLLBACK;
