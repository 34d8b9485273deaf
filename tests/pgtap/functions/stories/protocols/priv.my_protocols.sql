BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, role, is_blocked, added_by
)
SELECT
    tap.id('a1'),
    tap.id(m.community),
    tap.person(m.person),
    m.role,
    m.is_blocked,
    tap.person(4)
FROM (
    VALUES
    ('c1', 2, 'steward', FALSE), ('c1', 5, 'steward', FALSE), ('c2', 5, 'member', TRUE),
    ('c1', 6, 'member', TRUE)
) AS m (community, person, role, is_blocked);
SELECT tap.become('authenticated', 2);
SELECT is(priv.my_protocols(), '{00000000-0000-7000-8000-0000000000a1}'::uuid[], 'a steward is a member too');
SELECT tap.become('authenticated', 5);
SELECT is(priv.my_protocols(), '{}'::uuid[], 'a block by one community wins over another''s admission');
SELECT tap.become('authenticated', 6);
SELECT is(priv.my_protocols(), '{}'::uuid[], 'a block is no membership');
SELECT tap.become('authenticated', 4);
SELECT is(priv.my_protocols(), '{}'::uuid[], 'a lead who was not admitted is no member');
SELECT tap.become('anon');
SELECT is(priv.my_protocols(), '{}'::uuid[], 'nobody has none, and no NULL');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
