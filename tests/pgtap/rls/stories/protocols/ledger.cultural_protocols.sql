BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
PREPARE visible AS SELECT right(id::text, 2) FROM ledger.cultural_protocols;

SELECT is(tap.finds('visible', 'authenticated', w.person), w.sees, w.says)
FROM (
    VALUES
    (
        2, '{a1}'::text[],
        'a member reads a protocol of their community, although they do not satisfy it'
    ),
    (5, '{a1}', 'a member of another community that shares the protocol reads it'),
    (
        7, '{}',
        'a member of a community that does not share the protocol does not read it'
    ),
    (6, '{}', 'a stranger does not read it'),
    (NULL, '{}', 'a request without claims does not read it')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
