BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'community');
INSERT INTO ledger.story_people (story_id, profile_id, role)
SELECT tap.story('open'), tap.person(2), role
FROM unnest(ARRAY['mentioned', 'pictured', 'recorded']) AS role;
SELECT tap.become('authenticated', 2);
SELECT matches(
    tap.refusal($$SELECT priv.remove_person(tap.story('open'), tap.person(2), NULL)$$),
    '^EL102 .*names people in story ID', 'a person does not take themselves out'
);
SELECT tap.become('authenticated', 4);
SELECT priv.remove_person(tap.story('open'), tap.person(2), 'pictured');
SELECT priv.remove_person(tap.story('open'), tap.person(2), 'teller');
SELECT results_eq(
    'SELECT role FROM ledger.story_people ORDER BY role',
    ARRAY['mentioned', 'recorded'], 'a role names one of the ways in which they are in it'
);
SELECT priv.remove_person(tap.story('open'), tap.person(2), NULL);
SELECT is_empty('SELECT FROM ledger.story_people', 'none names them all');
SELECT tap.become('none');
SELECT results_eq(
    $$SELECT tap.audited('remove_person')$$,
    ARRAY[
        '4 authenticated story ID {"role": "pictured", "profile_id": "2"}',
        '4 authenticated story ID {"role": null, "profile_id": "2"}'
    ],
    'and what changed nothing leaves no audit row'
);

SELECT * FROM finish();
ROLLBACK;
