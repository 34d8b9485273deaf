BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'community');
INSERT INTO ledger.story_people (story_id, profile_id, role)
SELECT tap.story('open'), tap.person(2), r
FROM unnest(ARRAY['mentioned', 'pictured', 'recorded']) AS r;
SELECT function_privs_are(
    'ledger', 'remove_person', ARRAY['uuid', 'uuid', 'text'], 'anon',
    ARRAY[]::text[], 'an anonymous request removes nobody'
);
SELECT tap.become('authenticated', 2);
SELECT matches(
    tap.refusal($q$SELECT ledger.remove_person(tap.story('open'), tap.person(2))$q$), '^EL102 ',
    'a person does not take themselves out of another''s story'
);
SELECT tap.become('authenticated', 3);
SELECT ledger.remove_person(tap.story('open'), tap.person(2), 'pictured');
SELECT results_eq(
    $q$SELECT role FROM ledger.story_people ORDER BY role$q$,
    ARRAY['mentioned', 'recorded'],
    'an elder of its home takes back one way of being in it'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.remove_person(tap.story('open'), tap.person(2));
SELECT ledger.remove_person(tap.story('open'), tap.person(2));
SELECT is_empty(
    $q$SELECT FROM ledger.story_people$q$,
    'its storyteller takes back all of them'
);
SELECT tap.become('none');
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'remove_person'), 2,
    'an audit row for each change'
);

SELECT * FROM finish();
ROLLBACK;
