BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
UPDATE ledger.cultural_protocols SET required_approvals = 1;
SELECT tap.tell('heard', 'draft', 'community');
SELECT tap.bind('heard', 'a1');
UPDATE ledger.stories SET status = 'submitted', submitted_at = now();
INSERT INTO ledger.story_approvals (story_id, version, reviewer_id, decision)
VALUES (tap.story('heard'), 1, tap.person(3), 'approved');
UPDATE ledger.stories
SET status = 'published', review_status = 'approved', published_at = now();

SELECT is(tap.callers('priv.return_story'), '{}', 'no client returns a story by itself');
SELECT tap.become('none', 4);
SELECT priv.return_story(tap.story('heard'));
SELECT is(
    (SELECT status FROM ledger.stories), 'published',
    'a story that enough elders approved stays published'
);
UPDATE ledger.community_members SET status = 'suspended' WHERE profile_id = tap.person(3);
SELECT priv.return_story(tap.story('heard')) FROM generate_series(1, 2);
SELECT results_eq(
    'SELECT status, review_status, published_at FROM ledger.stories',
    $$VALUES ('submitted', 'pending', NULL::timestamptz)$$,
    'a story goes back to review where an approval no longer counts'
);
SELECT results_eq(
    $$SELECT tap.audited('return_story')$$,
    ARRAY[format('4 %s story ID {"version": 1}', session_user COLLATE "default")],
    'a story that goes back to review leaves one audit row'
);

SELECT * FROM finish();
ROLLBACK;
