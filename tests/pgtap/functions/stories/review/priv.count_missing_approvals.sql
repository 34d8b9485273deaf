BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.declare_protocol('a1', p_access_mode => 'open');
UPDATE ledger.cultural_protocols SET required_approvals = 2;
INSERT INTO ledger.community_members (community_id, profile_id, role, status)
SELECT tap.here(), tap.person(p), 'elder', 'active' FROM unnest(ARRAY[6, 8]) AS p;
UPDATE ledger.community_members SET role = 'elder'
WHERE profile_id = tap.person(1) AND community_id = tap.here();
SELECT tap.tell('open', 'submitted', 'community');

CREATE FUNCTION pg_temp.missing()
RETURNS integer
LANGUAGE sql
AS $$
SELECT priv.count_missing_approvals(tap.story('open'));
$$;
CREATE FUNCTION pg_temp.approve(p_person integer)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.attempt(
    p_person, $q$SELECT ledger.review_story(tap.story('open'), 'approved')$q$
);
$$;

SELECT is(
    pg_temp.missing(), 0, '30 empty-set: a story under no protocol lacks no approval'
);
SELECT tap.bind('open', 'a1');
SELECT is(
    pg_temp.missing(), 2,
    'a story under a protocol that asks for two approvals lacks both of them'
);
SELECT pg_temp.approve(4);
SELECT is(pg_temp.missing(), 2, 'an approval by a lead does not count');
SELECT pg_temp.approve(3) FROM generate_series(1, 2);
SELECT is(pg_temp.missing(), 1, 'two approvals by the same elder count once');
SELECT is(
    tap.attempt(1, $q$SELECT ledger.publish_story(tap.story('open'))$q$),
    'EL130 | elders have yet to approve story ID | Version 1 lacks 1. | '
    'Ask elders of its communities to review it; withdraw and restore an archived story '
    'first.',
    'a story is not published while it lacks an approval'
);
SELECT pg_temp.approve(6);
SELECT is(pg_temp.missing(), 0, 'approvals by two elders count twice');
UPDATE ledger.community_members SET status = 'suspended' WHERE profile_id = tap.person(6);
SELECT is(
    pg_temp.missing(), 1,
    'an approval by a person who is no longer an elder does not count'
);
SELECT pg_temp.approve(8);
SELECT is(
    tap.attempt(1, $q$SELECT ledger.publish_story(tap.story('open'))$q$), 'done',
    'a story is published once it has all its approvals'
);
UPDATE ledger.cultural_protocols SET name = 'Renamed', access_mode = 'strict';
SELECT results_eq(
    'SELECT status FROM ledger.stories', ARRAY['published'],
    'a story stays published when its protocol changes without asking for more approvals'
);
UPDATE ledger.cultural_protocols SET enforcement = 'recommended';
SELECT is(
    pg_temp.missing(), 0, 'a protocol that is only recommended asks for no approval'
);
UPDATE ledger.stories SET status = 'submitted', published_at = NULL;
UPDATE ledger.stories SET status = 'draft', review_status = 'changes_requested';
UPDATE ledger.cultural_protocols SET enforcement = 'mandatory';
UPDATE ledger.stories SET content = 'Longer ago.';
SELECT is(pg_temp.missing(), 2, 'approvals of an earlier version do not count');

SELECT * FROM finish();
ROLLBACK;
