BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.become('authenticated', 2);
SELECT ledger.connect_storyteller(tap.person(1));
SELECT tap.become('none');
PREPARE visible AS SELECT is_active FROM ledger.storyteller_connections;

SELECT is(tap.finds('visible', 'authenticated', w.person), w.sees, w.says)
FROM (
    VALUES
    (2, '{false}'::text[], 'a person reads the connection that they asked for'),
    (1, '{false}', 'a person reads the connection that they were asked for'),
    (4, '{}', 'a lead of their community does not read it'),
    (NULL, '{}', 'a request without claims does not read it')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
