BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('asked', 'published', 'community');
SELECT tap.declare_protocol('b1');
UPDATE ledger.cultural_protocols SET required_approvals = 2;
INSERT INTO ledger.story_approvals (story_id, version, reviewer_id, decision)
VALUES (tap.story('asked'), 1, tap.person(3), 'approved');
SELECT tap.by_hand($$SELECT tap.bind('asked', 'b1')$$);

SELECT is(
    tap.callers('ops.check_published_unapproved'), '{}',
    'only an operator runs the check'
);
SELECT results_eq(
    'SELECT level, detail FROM ops.check_published_unapproved()',
    $$
    VALUES (
        'ERROR',
        format(
            'Story %s is published in version 1 with 1 of 2 approvals.',
            tap.story('asked')
        )
    )
    $$,
    'a story that was published without its elders'' approvals is reported'
);
SELECT isnt_empty(
    $$SELECT FROM ops.verify() WHERE name = 'published_unapproved'$$,
    'verify runs the check'
);
SELECT tap.cure('ops.check_published_unapproved');
SELECT is_empty(
    'SELECT detail FROM ops.check_published_unapproved()',
    'the remedy, pasted, cures the finding'
);

SELECT * FROM finish();
ROLLBACK;
