BEGIN;
SELECT plan(12);

SELECT tap.protocol_society();
SELECT tap.declare_protocol('a2', p_is_active => FALSE);
SELECT tap.declare_protocol('a3');
UPDATE ledger.cultural_protocols SET required_approvals = 1 WHERE id = tap.id('a3');
INSERT INTO ledger.cultural_protocols (id, community_id, name, created_by)
VALUES (tap.id('a4'), tap.elsewhere(), 'Rain', tap.person(5));
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
VALUES (tap.id('a4'), tap.elsewhere());
SELECT tap.tell('open', 'published', 'community');

SELECT is(
    tap.callers('ledger.apply_protocol'), ARRAY['authenticated'],
    'only people who are signed in put a story under a protocol'
);
SELECT matches(
    tap.attempt(
        person, format('SELECT priv.apply_protocol(tap.story(''open''), %L)', tap.id(protocol))
    ),
    refusal, description
)
FROM (
    VALUES
    (
        2, 'a1',
        '^EL102 . only its storyteller or an elder or lead of its home applies protocols to story',
        'a member does not put another person''s story under a protocol'
    ),
    (1, 'ff', '^EL131 ', 'a protocol that does not exist is not found'),
    (
        1, 'a2', '^EL132 . no community of the story has an active protocol ID . Story ID',
        'a protocol that is not active does not take new stories'
    ),
    (
        1, 'a4', '^EL132 . no community of the story has an active protocol ID . Story ID',
        'a protocol of a community that the story was not shared with is refused'
    ),
    (NULL, 'a1', '^EL001 ', 'without claims nobody puts a story under a protocol')
) AS a (person, protocol, refusal, description);
SELECT tap.become('authenticated', 1);
SELECT ledger.apply_protocol(tap.story('open'), tap.id('a1')) FROM generate_series(1, 2);
SELECT tap.become('none');
SELECT results_eq(
    'SELECT story_id, protocol_id, added_by FROM ledger.story_protocols',
    $$VALUES (tap.story('open'), tap.id('a1'), tap.person(1))$$,
    'a storyteller puts their story under a protocol, and doing it again changes nothing'
);
SELECT is(
    tap.attempts(
        3, $$SELECT ledger.apply_protocol(%L, tap.id('a1'))$$, tap.story('open'), tap.id('ff')
    ),
    'EL101 | cannot find story ID | No story with this id is visible to you. | '
    'Check the id, or ask its storyteller to share it with a community of yours.',
    '10 existence: an elder who does not satisfy the protocol no longer finds the story'
);
SELECT is(
    tap.attempt(1, $$SELECT ledger.apply_protocol(tap.story('open'), tap.id('a3'))$$), 'done',
    'a published story is put under a protocol that asks for approvals'
);
SELECT results_eq(
    'SELECT status, review_status, published_at FROM ledger.stories',
    $$VALUES ('submitted', 'pending', NULL::timestamptz)$$,
    'a published story that lacks approvals goes back to review'
);
SELECT results_eq(
    $$SELECT tap.audited('apply_protocol', tap.story('open'))$$,
    ARRAY[
        '1 authenticated story ID {"protocol_id": "a1"}',
        '1 authenticated story ID {"protocol_id": "a3"}'
    ],
    'each protocol leaves one audit row'
);
SELECT is(
    (SELECT count(*)::integer FROM tap.audited('return_story', tap.story('open'))), 1,
    'the return to review leaves an audit row of its own'
);

SELECT * FROM finish();
ROLLBACK;
