BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT tap.tell('open', 'published', 'community');
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
VALUES (tap.story('open'), tap.id('a1'), tap.person(1));
UPDATE ledger.cultural_protocols SET access_mode = 'open';
SELECT function_privs_are(
    'ledger', 'lift_protocol', ARRAY['uuid', 'uuid'], 'anon',
    ARRAY[]::text[], 'an anonymous request lifts nothing'
);
SELECT tap.become('authenticated', 1);
SELECT is(
    tap.refusal($q$SELECT ledger.lift_protocol(tap.story('open'), tap.id('a1'))$q$),
    'EL102 | '
    'only an elder of its community lifts protocol ID | '
    'Story ID. | '
    'Ask an elder of the community that declared the protocol.',
    'not even the storyteller lifts a protocol'
);
SELECT tap.become('authenticated', 4);
SELECT is(
    tap.refusal($q$SELECT ledger.lift_protocol(tap.story('open'), tap.id('a1'))$q$),
    'EL102 | '
    'only an elder of its community lifts protocol ID | '
    'Story ID. | '
    'Ask an elder of the community that declared the protocol.',
    'nor does a lead'
);
SELECT tap.become('authenticated', 5);
SELECT matches(
    tap.refusal($q$SELECT ledger.lift_protocol(tap.story('open'), tap.id('a1'))$q$), '^EL101 ',
    'nor an elder elsewhere, who does not see the story'
);
SELECT tap.become('authenticated', 3);
SELECT lives_ok(
    $q$SELECT ledger.lift_protocol(tap.story('open'), tap.id('a1'))$q$,
    'an elder of the community that declared it does'
);
SELECT lives_ok(
    $q$SELECT ledger.lift_protocol(tap.story('open'), tap.id('a1'))$q$,
    'doing it again changes nothing'
);
SELECT tap.become('none');
SELECT is_empty(
    $q$SELECT FROM ledger.story_protocols WHERE story_id = tap.story('open')$q$,
    'the story is free of it'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'lift_protocol'), 1,
    'one audit row'
);

SELECT * FROM finish();
ROLLBACK;
