BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.tell('draft', 'draft', 'community');
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
VALUES (tap.story('draft'), tap.id('a1'), tap.person(1));
INSERT INTO ledger.story_people (story_id, profile_id, role)
VALUES (tap.story('draft'), tap.person(2), 'teller');

SELECT throws_ok(
    'UPDATE ledger.story_protocols SET added_at = now()', '23000',
    'rows of story_protocols are added and removed, never changed',
    'under which protocol a story is does not become another one'
);
SELECT throws_ok(
    $$UPDATE ledger.story_people SET role = 'pictured'$$, '23000',
    'rows of story_people are added and removed, never changed',
    'nor who is in it'
);
DELETE FROM ledger.story_people;
DELETE FROM ledger.story_protocols;
SELECT results_eq(
    'SELECT required_protocol_ids, period_keys FROM ledger.stories WHERE title = ''draft''',
    $$VALUES (NULL::uuid[], '{00000000-0000-7000-8000-0000000000c1}'::uuid[])$$,
    'what is removed no longer binds'
);

SELECT * FROM finish();
ROLLBACK;
