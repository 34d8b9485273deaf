BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
INSERT INTO ledger.cultural_protocols (
    id, community_id, name, access_mode, created_by
)
VALUES (tap.id('a2'), tap.here(), 'Whoever listens', 'open', tap.person(4));
SELECT tap.tell('draft', 'draft', 'community');
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
SELECT
    tap.story('draft'), id, tap.person(1)
FROM ledger.cultural_protocols
WHERE created_by = tap.person(4);

PREPARE derived AS
SELECT required_protocol_ids::text FROM ledger.stories WHERE title = 'draft';

SELECT results_eq(
    'derived', ARRAY['{00000000-0000-7000-8000-0000000000a1}'],
    'all: the strict one is required'
);
SELECT tap.become('authenticated', 1);
UPDATE ledger.stories SET sharing_setting = 'any' WHERE title = 'draft';
SELECT results_eq(
    'derived', ARRAY[NULL::text],
    'any: the open one is enough, so nothing is required'
);
UPDATE ledger.stories SET sharing_setting = 'all' WHERE title = 'draft';
SELECT results_eq(
    'derived', ARRAY['{00000000-0000-7000-8000-0000000000a1}'],
    'a storyteller who says all again is heard'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
