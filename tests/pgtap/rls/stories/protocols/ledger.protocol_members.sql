BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
VALUES (tap.id('a1'), tap.neighbours());
SELECT tap.admit('a1', m.community, m.person, m.is_blocked, p_role => m.role)
FROM (
    VALUES
    ('c1', 2, FALSE, 'steward'), ('c1', 6, TRUE, 'member'), ('c2', 5, FALSE, 'member'),
    ('c3', 7, FALSE, 'steward'), ('c2', 7, TRUE, 'member'), ('c3', 6, FALSE, 'member')
) AS m (community, person, is_blocked, role);
PREPARE visible AS
SELECT right(community_id::text, 2) || ' ' || right(profile_id::text, 1)
FROM ledger.protocol_members
WHERE protocol_id = tap.id('a1')
ORDER BY 1;

SELECT is(tap.finds('visible', 'authenticated', w.person), w.sees, w.says)
FROM (
    VALUES
    (
        4, '{c1 2,c1 6}'::text[],
        'a lead reads whom their community admitted and whom it blocked'
    ),
    (
        2, '{c1 2,c1 6}',
        'a steward reads whom their community admitted and whom it blocked'
    ),
    (6, '{c1 6,c3 6}', 'a person reads their own admissions and blocks'),
    (5, '{c2 5}', 'an elder who is neither lead nor steward reads only their own row'),
    (
        7, '{c2 7,c3 7}',
        'a steward whom another community blocked reads only their own rows'
    ),
    (3, '{}', 'an elder without a row of their own reads nothing'),
    (8, '{}', 'a stranger reads nothing')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
