BEGIN;
SELECT plan(15);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'private');
SELECT tap.tell('drum', 'submitted', 'private');
SELECT tap.tell('circle', 'published', 'community');
INSERT INTO ledger.community_members (community_id, profile_id, role, status, valid_from)
VALUES (tap.elsewhere(), tap.person(6), 'lead', 'active', '2020-01-01');

SELECT is(
    tap.callers('ledger.review_story'), ARRAY['authenticated'],
    'only people who are signed in review a story'
);
SELECT matches(
    tap.attempt(
        person,
        format(
            'SELECT ledger.review_story(%L, %L, NULL, %L)',
            tap.story(title), decision, version
        )
    ),
    refusal, description
)
FROM (
    VALUES
    (
        'asked', 1, 'approved', NULL,
        '^EL106 . storytellers do not review their own story ID',
        'a storyteller does not review their own story'
    ),
    (
        'circle', 2, 'approved', NULL,
        '^EL102 . only an elder or lead of its communities reviews story ID',
        'a member who reads a story does not review it'
    ),
    (
        'asked', 2, 'approved', NULL, '^EL101 ',
        'a member does not learn that a story waits for review'
    ),
    (
        'asked', 6, 'approved', NULL, '^EL101 ',
        'a lead elsewhere does not learn that a story waits for review'
    ),
    (
        'asked', 3, 'fine', NULL, '^22023 . unknown decision fine',
        'a decision that is neither approved nor changes_requested is refused'
    ),
    (
        'asked', 3, NULL, NULL, '^22023 . unknown decision <NULL>',
        'a review without a decision is refused'
    ),
    (
        'asked', 3, 'approved', 2, '^EL107 . story has moved on from version 2',
        'a decision about a version that is not the current one is refused'
    ),
    (
        'circle', 3, 'approved', NULL, '^EL104 .*published, not submitted',
        'a published story is not reviewed again'
    )
) AS a (title, person, decision, version, refusal, description);
SELECT tap.become('authenticated', 4);
SELECT ledger.review_story(tap.story('drum'), 'approved', 'Thank you.', 1);
SELECT results_eq(
    $$SELECT status, review_status FROM ledger.stories WHERE id = tap.story('drum')$$,
    $$VALUES ('submitted', 'approved')$$,
    'a lead approves the version that they read, and the story is not yet published'
);
SELECT tap.become('authenticated', 3);
SELECT priv.review_story(
    tap.story('asked'), 'changes_requested', 'Ask her sister.', NULL
);
SELECT is_empty(
    $$SELECT FROM ledger.stories WHERE id = tap.story('asked')$$,
    '29 soft-delete: an elder sends a story back, and no longer sees it'
);
SELECT tap.become('authenticated', 1);
SELECT results_eq(
    $$
    SELECT s.status, a.decision, a.note, a.version
    FROM ledger.story_approvals AS a
    INNER JOIN ledger.stories AS s ON s.id = a.story_id
    WHERE a.story_id = tap.story('asked')
    $$,
    $$VALUES ('draft', 'changes_requested', 'Ask her sister.', 1)$$,
    'the story is a draft again, and its storyteller reads what the elder asked for'
);
UPDATE ledger.stories SET content = 'Her sister says.' WHERE title = 'asked';
SELECT ledger.submit_story(tap.story('asked'));
SELECT matches(
    tap.attempt(
        3, $$SELECT ledger.review_story(tap.story('asked'), 'approved', NULL, 1)$$
    ),
    '^EL107 . story has moved on from version 1 . Story ID is at version 2',
    'an elder who read the first version does not approve the second'
);
SELECT results_eq(
    $$SELECT tap.audited('review_story')$$,
    ARRAY[
        '4 authenticated story ID {"version": 1, "decision": "approved"}',
        '3 authenticated story ID {"version": 1, "decision": "changes_requested"}'
    ],
    'the audit row says who decided what about which version, and nothing of the note'
);
SELECT matches(
    tap.attempt(
        NULL, $$SELECT priv.review_story(tap.story('drum'), 'approved', '', 1)$$
    ),
    '^EL001 ', 'without claims nobody reviews a story'
);

SELECT * FROM finish();
ROLLBACK;
