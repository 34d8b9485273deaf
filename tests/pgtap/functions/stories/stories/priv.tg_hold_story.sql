BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.bind('draft', 'a1');
INSERT INTO ledger.story_people (story_id, profile_id, role)
VALUES (tap.story('draft'), tap.person(2), 'teller');

SELECT throws_ok(
    'UPDATE ledger.story_protocols SET added_at = now()', '23000',
    'rows of story_protocols are added and removed, never changed',
    'the protocol of a story is not changed into another one'
);
SELECT throws_ok(
    $$UPDATE ledger.story_people SET role = 'pictured'$$, '23000',
    'rows of story_people are added and removed, never changed',
    'a person in a story is not changed into another one'
);
DELETE FROM ledger.story_people;
DELETE FROM ledger.story_protocols;
SELECT results_eq(
    'SELECT required_protocol_ids, period_keys FROM ledger.stories',
    $$VALUES (NULL::uuid[], ARRAY[tap.here()])$$,
    'a protocol or person that is removed no longer binds the story'
);

SELECT * FROM finish();
ROLLBACK;
