BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'community');
INSERT INTO ledger.story_people (story_id, profile_id, role)
SELECT tap.story('open'), tap.person(2), role
FROM unnest(ARRAY['mentioned', 'pictured', 'recorded']) AS role;

SELECT is(
    tap.callers('ledger.remove_person'), ARRAY['authenticated'],
    'only people who are signed in take a person out of a story'
);
SELECT matches(
    tap.attempt(
        person, $$SELECT priv.remove_person(tap.story('open'), tap.person(2), NULL)$$
    ),
    refusal, description
)
FROM (
    VALUES
    (
        2, '^EL102 .*names people in story ID',
        'a person does not take themselves out of another person''s story'
    ),
    (NULL, '^EL001 ', 'without claims nobody takes a person out of a story')
) AS a (person, refusal, description);
SELECT tap.become('authenticated', 3);
SELECT ledger.remove_person(tap.story('open'), tap.person(2), r)
FROM unnest(ARRAY['pictured', 'teller']) AS r;
SELECT results_eq(
    'SELECT role FROM ledger.story_people ORDER BY role', ARRAY['mentioned', 'recorded'],
    'an elder of its home takes a person out of one role'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.remove_person(tap.story('open'), tap.person(2)) FROM generate_series(1, 2);
SELECT tap.become('none');
SELECT is_empty(
    'SELECT FROM ledger.story_people', 'its storyteller takes a person out of all roles'
);
SELECT results_eq(
    $$SELECT tap.audited('remove_person', tap.story('open'))$$,
    ARRAY[
        '3 authenticated story ID {"role": "pictured", "profile_id": "2"}',
        '1 authenticated story ID {"role": null, "profile_id": "2"}'
    ],
    'each change leaves an audit row, and a call that changes nothing leaves none'
);

SELECT * FROM finish();
ROLLBACK;
