BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
PREPARE visible AS
SELECT right(community_id::text, 2)
FROM ledger.protocol_communities
WHERE protocol_id = tap.id('a1')
ORDER BY 1;

SELECT is(tap.finds('visible', 'authenticated', w.person), w.sees, w.says)
FROM (
    VALUES
    (
        2, '{c1,c2}'::text[],
        'a member reads which communities share a protocol of their own'
    ),
    (
        5, '{c1,c2}',
        'a member of another community that shares the protocol reads the same'
    ),
    (7, '{}', 'a member of a community that does not share the protocol reads nothing'),
    (6, '{}', 'a stranger reads nothing')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
