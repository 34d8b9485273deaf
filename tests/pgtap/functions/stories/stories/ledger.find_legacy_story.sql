BEGIN;
SELECT plan(6);

SELECT tap.society();
INSERT INTO ledger.stories (
    id, storyteller_id, home_community_id, title, legacy_id
)
VALUES (
    priv.new_id(), tap.person(1), tap.here(), 'Moved in',
    '11111111-1111-4111-8111-111111111111'
);

SELECT ok(
    NOT has_function_privilege('public', 'ledger.find_legacy_story(uuid)', 'EXECUTE'),
    'not everybody may ask'
);
SELECT is(
    prosecdef, FALSE, 'it reads with the rights of who asks'
)
FROM pg_proc WHERE oid = 'ledger.find_legacy_story(uuid)'::regprocedure;
SELECT tap.become('authenticated', 1);
SELECT results_eq(
    $$
    SELECT title FROM ledger.stories
    WHERE id = ledger.find_legacy_story('11111111-1111-4111-8111-111111111111')
    $$,
    $$VALUES ('Moved in')$$,
    'its storyteller finds it by its old id'
);
SELECT is(
    ledger.find_legacy_story('22222222-2222-4222-8222-222222222222'), NULL,
    'an id that nothing had finds nothing'
);
SELECT tap.become('authenticated', 2);
SELECT is(
    ledger.find_legacy_story('11111111-1111-4111-8111-111111111111'), NULL,
    'whoever may not see the story does not learn that it is here'
);
SELECT tap.become('anon');
SELECT is(
    ledger.find_legacy_story('11111111-1111-4111-8111-111111111111'), NULL,
    'nor does nobody in particular'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
