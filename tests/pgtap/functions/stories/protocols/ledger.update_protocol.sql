BEGIN;
SELECT plan(12);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT tap.tell('open', 'published', 'community');
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
VALUES (tap.story('open'), tap.id('a1'), tap.person(1));
INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, role, added_by
)
VALUES (tap.id('a1'), tap.elsewhere(), tap.person(5), 'steward', tap.person(5));
SELECT function_privs_are(
    'ledger', 'update_protocol', ARRAY['uuid', 'text', 'text', 'jsonb', 'integer', 'text[]', 'text', 'text', 'boolean'], 'anon',
    ARRAY[]::text[], 'an anonymous request changes no protocol'
);
SELECT tap.become('authenticated', 2);
SELECT lives_ok(
    $q$SELECT ledger.update_protocol(tap.id('a1'), p_access_mode => 'open')$q$,
    'a steward opens a protocol'
);
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    $q$SELECT title FROM ledger.stories$q$,
    ARRAY['open'],
    'whoever is a member of the community reads its stories from then on'
);
SELECT is(
    tap.refusal($q$SELECT ledger.update_protocol(tap.id('a1'), p_is_active => FALSE)$q$),
    'EL102 | '
    'only a lead of the community, or its steward of the protocol, decides this for community ID | '
    'Protocol ID. | '
    'Ask a lead of the community; name one that shares the protocol.',
    'an elder who may read about it does not change it'
);
SELECT tap.become('authenticated', 5);
SELECT matches(
    tap.refusal($q$SELECT ledger.update_protocol(tap.id('a1'), p_is_active => FALSE)$q$), '^EL102 ',
    'nor does a steward for another community'
);
SELECT tap.become('authenticated', 7);
SELECT is(
    tap.refusal($q$SELECT ledger.update_protocol(tap.id('a1'), p_is_active => FALSE)$q$),
    'EL131 | '
    'cannot find protocol ID | '
    'No protocol with this id is visible to you. | '
    'Look the protocols of your communities up in ledger.cultural_protocols.',
    '10 existence: one that is hidden is not found'
);
SELECT is(
    tap.refusal($q$SELECT ledger.update_protocol(gen_random_uuid(), p_is_active => FALSE)$q$),
    'EL131 | '
    'cannot find protocol ID | '
    'No protocol with this id is visible to you. | '
    'Look the protocols of your communities up in ledger.cultural_protocols.',
    '10 existence: in the words for one that does not exist'
);
SELECT tap.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.update_protocol(tap.id('a1'), p_required_approvals => 1)$q$,
    'a lead asks for approvals'
);
SELECT tap.become('none');
SELECT results_eq(
    $q$SELECT status, review_status, published_at FROM ledger.stories WHERE title = 'open'$q$,
    $$VALUES ('submitted', 'pending', NULL::timestamptz)$$,
    'a published story that lacks them goes back to review'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'return_story'), 1,
    'which leaves an audit row of its own'
);
SELECT results_eq(
    $q$SELECT name, description, access_mode, required_approvals FROM ledger.cultural_protocols WHERE name LIKE 'Women%'$q$,
    $$VALUES ('Women''s business', '', 'open', 1)$$,
    'what is not given stays'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'update_protocol'), 2,
    'an audit row each'
);

SELECT * FROM finish();
ROLLBACK;
