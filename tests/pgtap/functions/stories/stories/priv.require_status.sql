BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('draft', 'draft', 'private');

SELECT is(
    tap.refusal(
        format('SELECT priv.require_status(s, %s) FROM ledger.stories AS s', statuses)
    ),
    outcome, description
)
FROM (
    VALUES
    ('''draft''', 'done', 'a story with the status passes'),
    (
        '''submitted'', ''draft''', 'done',
        'a story with one of several statuses passes'
    ),
    (
        '''published''',
        'EL104 | story is draft, not published: ID | Version 1. | '
        'Submit a draft, have it approved, then publish it; restore an archived or '
        'withdrawn story first.',
        'a story with another status is refused'
    ),
    (
        '''submitted'', ''published''',
        'EL104 | story is draft, not submitted or published: ID | Version 1. | '
        'Submit a draft, have it approved, then publish it; restore an archived or '
        'withdrawn story first.',
        'the refusal names every status that would pass'
    )
) AS a (statuses, outcome, description);

SELECT * FROM finish();
ROLLBACK;
