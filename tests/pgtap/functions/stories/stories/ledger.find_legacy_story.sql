BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('moved', 'draft', 'private');
UPDATE ledger.stories SET legacy_id = tap.id('1d') WHERE title = 'moved';

SELECT is(
    tap.callers('ledger.find_legacy_story'), ARRAY['anon', 'authenticated'],
    'only those who read stories look for an old id'
);
SELECT is(prosecdef, FALSE, 'the function runs with the rights of its caller')
FROM pg_proc
WHERE oid = 'ledger.find_legacy_story'::regproc;
SELECT tap.become('authenticated', 1);
SELECT is(
    ledger.find_legacy_story(tap.id('1d')), tap.story('moved'),
    'a storyteller finds their story by its old id'
);
SELECT is(
    ledger.find_legacy_story(tap.id('2d')), NULL, 'an id that no story had finds nothing'
);
SELECT tap.become('authenticated', 2);
SELECT is(
    ledger.find_legacy_story(tap.id('1d')), NULL,
    'a person who may not see a story does not learn that it is here'
);
SELECT tap.become('anon');
SELECT is(
    ledger.find_legacy_story(tap.id('1d')), NULL,
    'an anonymous request does not learn that a hidden story is here'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
