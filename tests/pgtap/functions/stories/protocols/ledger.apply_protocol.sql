BEGIN;
SELECT plan(13);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT tap.tell('open', 'published', 'community');
SELECT function_privs_are(
    'ledger', 'apply_protocol', ARRAY['uuid', 'uuid'], 'anon',
    ARRAY[]::text[], 'an anonymous request applies nothing'
);
SELECT tap.become('authenticated', 2);
SELECT is(
    tap.refusal($q$SELECT ledger.apply_protocol(tap.story('open'), tap.id('a1'))$q$),
    'EL102 | '
    'only its storyteller or an elder or lead of its home applies protocols to story ID | '
    'You may read the story without deciding about it. | '
    'Ask the storyteller, or an elder or lead of its home community.',
    'a member does not apply protocols to another''s story'
);
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    $q$SELECT ledger.apply_protocol(tap.story('open'), tap.id('a1'))$q$,
    'its storyteller does'
);
SELECT lives_ok(
    $q$SELECT ledger.apply_protocol(tap.story('open'), tap.id('a1'))$q$,
    'doing it again changes nothing'
);
SELECT tap.become('authenticated', 3);
SELECT is(
    tap.refusal($q$SELECT ledger.apply_protocol(tap.story('open'), tap.id('a1'))$q$),
    'EL101 | '
    'cannot find story ID | '
    'No story with this id is visible to you. | '
    'Check the id, or ask its storyteller to share it with a community of yours.',
    '10 existence: who does not satisfy it no longer finds the story'
);
SELECT is(
    tap.refusal($q$SELECT ledger.apply_protocol(gen_random_uuid(), tap.id('a1'))$q$),
    'EL101 | '
    'cannot find story ID | '
    'No story with this id is visible to you. | '
    'Check the id, or ask its storyteller to share it with a community of yours.',
    '10 existence: in the words for one that does not exist'
);
SELECT tap.become('authenticated', 1);
SELECT matches(
    tap.refusal($q$SELECT ledger.apply_protocol(tap.story('open'), gen_random_uuid())$q$), '^EL131 ',
    'a protocol that does not exist is not found'
);
SELECT tap.become('none');
UPDATE ledger.cultural_protocols SET is_active = FALSE;
SELECT tap.become('authenticated', 1);
SELECT is(
    tap.refusal($q$SELECT ledger.apply_protocol(tap.story('open'), tap.id('a1'))$q$),
    'EL132 | '
    'not an active protocol of a community of the story: ID | '
    'Story ID. | '
    'Share the story with a community of the protocol first, or choose another protocol.',
    'one that is no longer active binds nothing new'
);
SELECT tap.become('none');
UPDATE ledger.cultural_protocols SET is_active = TRUE;
INSERT INTO ledger.cultural_protocols (
    id, community_id, name, created_by, required_approvals
)
VALUES
(tap.id('a2'), tap.elsewhere(), 'Theirs', tap.person(5), 0),
(tap.id('a3'), tap.here(), 'Elders', tap.person(4), 1);
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
VALUES (tap.id('a2'), tap.elsewhere()), (tap.id('a3'), tap.here());
SELECT tap.become('authenticated', 1);
SELECT matches(
    tap.refusal($q$SELECT ledger.apply_protocol(tap.story('open'), tap.id('a2'))$q$), '^EL132 ',
    'nor does one of a community that the story was not shared with'
);
SELECT lives_ok(
    $q$SELECT ledger.apply_protocol(tap.story('open'), tap.id('a3'))$q$,
    'one that asks for approvals is applied to a published story'
);
SELECT tap.become('none');
SELECT results_eq(
    $q$SELECT status, review_status, published_at FROM ledger.stories WHERE title = 'open'$q$,
    $$VALUES ('submitted', 'pending', NULL::timestamptz)$$,
    'which goes back to review while it lacks them'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'apply_protocol'), 2,
    'an audit row each'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'return_story'), 1,
    'and one for what that led to'
);

SELECT * FROM finish();
ROLLBACK;
