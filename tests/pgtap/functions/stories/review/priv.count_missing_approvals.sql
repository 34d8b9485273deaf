BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
UPDATE ledger.cultural_protocols SET required_approvals = 2, access_mode = 'open';
INSERT INTO ledger.community_members (community_id, profile_id, role, status)
VALUES
(tap.here(), tap.person(6), 'elder', 'active'),
(tap.here(), tap.person(8), 'elder', 'active');
UPDATE ledger.community_members SET role = 'elder'
WHERE profile_id = tap.person(1) AND community_id = tap.here();
SELECT tap.tell('open', 'submitted', 'community');
CREATE FUNCTION pg_temp.missing()
RETURNS integer
LANGUAGE sql
AS $$
SELECT priv.count_missing_approvals(tap.story('open'));
$$;
SELECT is(pg_temp.missing(), 0, '30 empty-set: no protocol asks for none');
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
VALUES (tap.story('open'), tap.id('a1'), tap.person(1));
SELECT is(pg_temp.missing(), 2, 'a protocol that asks for two lacks both');
SELECT tap.become('authenticated', 4);
SELECT ledger.review_story(tap.story('open'), 'approved');
SELECT tap.become('none');
SELECT is(pg_temp.missing(), 2, 'a lead is no elder');
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story('open'), 'approved');
SELECT ledger.review_story(tap.story('open'), 'approved');
SELECT tap.become('none');
SELECT is(pg_temp.missing(), 1, 'one elder counts once');
SELECT tap.become('authenticated', 1);
SELECT is(
    tap.refusal($q$SELECT ledger.publish_story(tap.story('open'))$q$),
    'EL130 | '
    'elders have yet to approve story ID | '
    'Version 1 lacks 1. | '
    'Ask elders of its communities to review it; withdraw and restore an archived story first.',
    'a story is not published while an approval is missing'
);
SELECT tap.become('authenticated', 6);
SELECT ledger.review_story(tap.story('open'), 'approved');
SELECT tap.become('none');
SELECT is(pg_temp.missing(), 0, 'two elders are two');
UPDATE ledger.community_members SET status = 'suspended' WHERE profile_id = tap.person(6);
SELECT is(pg_temp.missing(), 1, 'who is no active elder any more does not count');
SELECT tap.become('authenticated', 8);
SELECT ledger.review_story(tap.story('open'), 'approved');
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    $q$SELECT ledger.publish_story(tap.story('open'))$q$,
    'with all of them it is published'
);
SELECT tap.become('none');
UPDATE ledger.cultural_protocols SET name = 'Renamed', access_mode = 'strict' WHERE required_approvals = 2;
SELECT results_eq(
    $q$SELECT status FROM ledger.stories WHERE title = 'open'$q$,
    ARRAY['published'],
    'what does not ask for more returns nothing'
);
UPDATE ledger.cultural_protocols SET enforcement = 'recommended' WHERE required_approvals = 2;
SELECT is(pg_temp.missing(), 0, 'a protocol that only recommends asks for none');
UPDATE ledger.stories SET status = 'submitted', published_at = NULL WHERE title = 'open';
UPDATE ledger.stories SET status = 'draft', review_status = 'changes_requested' WHERE title = 'open';
UPDATE ledger.cultural_protocols SET enforcement = 'mandatory' WHERE required_approvals = 2;
UPDATE ledger.stories SET content = 'Longer ago.' WHERE title = 'open';
SELECT is(pg_temp.missing(), 2, 'what was approved was another version');

SELECT * FROM finish();
ROLLBACK;
