BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT tap.tell('open', 'published', 'community');
UPDATE ledger.cultural_protocols SET required_approvals = 1;
UPDATE ledger.stories SET status = 'archived', archived_at = now()
WHERE title = 'open';
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
VALUES (tap.story('open'), tap.id('a1'), tap.person(1));
SELECT results_eq(
    $q$SELECT status FROM ledger.stories WHERE title = 'open'$q$,
    ARRAY['archived'],
    'the archive is no publication'
);
SELECT throws_ok(
    $$UPDATE ledger.stories SET status = 'published', archived_at = NULL WHERE title = 'open'$$,
    'EL130', NULL, 'but nothing leaves it that lacks approvals, whoever takes it out'
);
UPDATE ledger.cultural_protocols SET required_approvals = 0;
SELECT lives_ok(
    $q$UPDATE ledger.stories SET status = 'published', archived_at = NULL WHERE title = 'open'$q$,
    'what lacks none does'
);
SELECT results_eq(
    $q$SELECT status FROM ledger.stories WHERE title = 'open'$q$,
    ARRAY['published'],
    'and is published again'
);

SELECT * FROM finish();
ROLLBACK;
