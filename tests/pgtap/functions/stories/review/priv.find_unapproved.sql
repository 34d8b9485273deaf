BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('asked', 'published', 'community');
SELECT tap.tell('free', 'published', 'community');
INSERT INTO ledger.cultural_protocols (
    id, community_id, name, required_approvals, created_by
)
VALUES (
    tap.id('b1'), tap.here(),
    'ask first', 2, tap.person(4)
);
INSERT INTO ledger.story_approvals (story_id, version, reviewer_id, decision)
VALUES (
    tap.story('asked'), 1, tap.person(3),
    'approved'
);
-- Triggers off: what a restore or a hand could leave behind.
SET LOCAL session_replication_role = replica;
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
VALUES (
    tap.story('asked'), tap.id('b1'),
    tap.person(1)
);
SET LOCAL session_replication_role = origin;

SELECT results_eq(
    'SELECT story_id, version, asked, given FROM priv.find_unapproved()',
    $$VALUES (tap.story('asked'), 1, 2, 1::bigint)$$,
    'a published story with one approval of two is found'
);
SET LOCAL session_replication_role = replica;
INSERT INTO ledger.story_approvals (id, story_id, version, reviewer_id, decision)
VALUES (
    priv.new_id(), tap.story('asked'), 1,
    tap.person(1), 'approved'
);
SELECT isnt_empty(
    'SELECT FROM priv.find_unapproved()', 'its storyteller''s own does not count'
);
INSERT INTO ledger.story_approvals (id, story_id, version, reviewer_id, decision)
VALUES (
    priv.new_id(), tap.story('asked'), 1,
    tap.person(4), 'approved'
);
SELECT is_empty('SELECT FROM priv.find_unapproved()', 'a second reviewer''s does');
INSERT INTO ledger.story_approvals (id, story_id, version, reviewer_id, decision)
VALUES (
    priv.new_id(), tap.story('asked'), 1,
    tap.person(3), 'changes_requested'
);
SELECT isnt_empty(
    'SELECT FROM priv.find_unapproved()', 'the last word of each reviewer counts'
);

SELECT * FROM finish();
ROLLBACK;
