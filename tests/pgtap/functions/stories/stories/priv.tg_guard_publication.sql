BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
UPDATE ledger.cultural_protocols SET required_approvals = 1;
SELECT tap.tell('open', 'archived', 'community');
SELECT tap.bind('open', 'a1');

PREPARE publish AS UPDATE ledger.stories SET status = 'published', archived_at = NULL;
PREPARE state AS SELECT status FROM ledger.stories;

SELECT results_eq(
    'state', ARRAY['archived'],
    'an archived story stays archived when a protocol asks for approvals'
);
SELECT throws_ok(
    'publish', 'EL130', NULL,
    'an archived story that lacks approvals is not published, whoever tries'
);
UPDATE ledger.cultural_protocols SET required_approvals = 0;
SELECT lives_ok('publish', 'an archived story that lacks no approval can be published');
SELECT results_eq('state', ARRAY['published'], 'the story is published again');

SELECT * FROM finish();
ROLLBACK;
