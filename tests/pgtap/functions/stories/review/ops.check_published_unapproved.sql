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

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_published_unapproved()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);
SELECT results_eq(
    'SELECT level, detail FROM ops.check_published_unapproved()',
    $$
    VALUES (
        'ERROR',
        format(
            'Story %s is published in version 1 with 1 of 2 approvals.',
            current_setting('test.asked')
        )
    )
    $$,
    'a story that was published past its elders is named'
);
SELECT isnt_empty(
    $$SELECT FROM ops.verify() WHERE name = 'published_unapproved'$$, 'verify reports it'
);
DO $do$
BEGIN
    EXECUTE (SELECT remediation FROM ops.check_published_unapproved());
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_published_unapproved()', 'the remedy, pasted, cures it'
);

SELECT * FROM finish();
ROLLBACK;
