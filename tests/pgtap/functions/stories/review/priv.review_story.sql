BEGIN;
SELECT plan(12);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'private');
SELECT tap.tell('circle', 'published', 'community');
INSERT INTO ledger.community_members (community_id, profile_id, role, status, valid_from)
VALUES (tap.elsewhere(), tap.person(6), 'lead', 'active', '2020-01-01');

SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    format('SELECT priv.review_story(%L, ''approved'', NULL, NULL)', current_setting('test.asked')),
    'EL106',
    'storytellers do not review their own story ' || current_setting('test.asked'),
    'a storyteller does not approve their own story'
);
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format('SELECT priv.review_story(%L, ''approved'', NULL, NULL)', current_setting('test.circle')),
    'EL102',
    'only an elder or lead of its communities reviews story '
    || current_setting('test.circle'),
    'a member who reads a story does not review it'
);
SELECT throws_ok(
    format('SELECT priv.review_story(%L, ''approved'', NULL, NULL)', current_setting('test.asked')),
    'EL101', 'cannot find story ' || current_setting('test.asked'),
    'a member does not learn that a story waits for review'
);
SELECT tap.become('authenticated', 6);
SELECT throws_ok(
    format('SELECT priv.review_story(%L, ''approved'', NULL, NULL)', current_setting('test.asked')),
    'EL101', 'cannot find story ' || current_setting('test.asked'),
    'neither does a lead elsewhere'
);
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    format('SELECT priv.review_story(%L, ''fine'', NULL, NULL)', current_setting('test.asked')),
    '22023', 'unknown decision fine',
    'a review ends in approved or changes_requested'
);
SELECT throws_ok(
    format('SELECT priv.review_story(%L, ''approved'', NULL, 2)', current_setting('test.asked')),
    'EL107', 'story has moved on from version 2',
    'a decision about another version than the current one is refused'
);
SELECT throws_ok(
    format('SELECT priv.review_story(%L, ''approved'', NULL, NULL)', current_setting('test.circle')),
    'EL104', 'story is published, not submitted: ' || current_setting('test.circle'),
    'what is published is not reviewed again'
);
SELECT lives_ok(
    format(
        'SELECT priv.review_story(%L, ''changes_requested'', ''Ask her sister.'', NULL)',
        current_setting('test.asked')
    ),
    '29 soft-delete: an elder sends a story back, out of their own sight'
);
SELECT is_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.asked')),
    'it is a draft again, its storyteller''s alone'
);
SELECT tap.become('authenticated', 1);
SELECT results_eq(
    format(
        'SELECT decision, note, version FROM ledger.story_approvals WHERE story_id = %L',
        current_setting('test.asked')
    ),
    $$VALUES ('changes_requested', 'Ask her sister.', 1)$$,
    'the storyteller reads what was asked for'
);
UPDATE ledger.stories SET content = 'Her sister says.' WHERE title = 'asked';
SELECT ledger.submit_story(tap.story('asked'));
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    format('SELECT priv.review_story(%L, ''approved'', NULL, 1)', current_setting('test.asked')),
    'EL107', 'story has moved on from version 1',
    'whoever read the first version does not approve the second'
);
SELECT tap.become('none');
SELECT results_eq(
    format(
        'SELECT actor_id, detail FROM ledger.access_logs
         WHERE object_id = %L AND action = ''review_story''',
        current_setting('test.asked')
    ),
    $$VALUES (
        tap.person(3),
        '{"version": 1, "decision": "changes_requested"}'::jsonb
    )$$,
    'the audit row names the elder and the decision, never the note'
);

SELECT * FROM finish();
ROLLBACK;
