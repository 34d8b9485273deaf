BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'community');
SELECT function_privs_are(
    'ledger', 'add_person', ARRAY['uuid', 'uuid', 'text'], 'anon',
    ARRAY[]::text[], 'an anonymous request names nobody'
);
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    $q$SELECT ledger.add_person(tap.story('open'), tap.person(2))$q$,
    'a storyteller says who is mentioned'
);
SELECT lives_ok(
    $q$SELECT ledger.add_person(tap.story('open'), tap.person(2))$q$,
    'once is enough'
);
SELECT lives_ok(
    $q$SELECT ledger.add_person(tap.story('open'), tap.person(2), 'pictured')$q$,
    'a person can be in it in two ways'
);
SELECT matches(
    tap.refusal($q$SELECT ledger.add_person(tap.story('open'), tap.person(2), 'friend')$q$), '^23514 ',
    'in one of four'
);
SELECT is(
    tap.refusal($q$SELECT ledger.add_person(tap.story('open'), tap.person(8))$q$),
    'EL137 | '
    'nobody of the story''s communities or yours is ID | '
    'Where a person never was a member, nobody learns whether they exist. | '
    'Check the id.',
    '10 existence: a person of no community of theirs is not found'
);
SELECT is(
    tap.refusal($q$SELECT ledger.add_person(tap.story('open'), gen_random_uuid())$q$),
    'EL137 | '
    'nobody of the story''s communities or yours is ID | '
    'Where a person never was a member, nobody learns whether they exist. | '
    'Check the id.',
    '10 existence: in the words for one who does not exist'
);
SELECT lives_ok(
    $q$SELECT ledger.add_person(tap.story('open'), tap.person(5))$q$,
    'a fellow member elsewhere is'
);
SELECT tap.become('authenticated', 2);
SELECT matches(
    tap.refusal($q$SELECT ledger.add_person(tap.story('open'), tap.person(1))$q$), '^EL102 ',
    'a reader names nobody in another''s story'
);
SELECT tap.become('authenticated', 6);
SELECT matches(
    tap.refusal($q$SELECT ledger.add_person(tap.story('open'), tap.person(6))$q$), '^EL101 ',
    '10 existence: a stranger finds no story'
);
SELECT tap.become('none');
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'add_person'), 3,
    'an audit row each'
);

SELECT * FROM finish();
ROLLBACK;
