BEGIN;
SELECT plan(5);

SELECT tap.memberships();
DELETE FROM priv.gateways
WHERE login = session_user;
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    'INSERT INTO priv.gateways (login) VALUES (session_user)', '42501', NULL,
    '18 claim-spoof: a person does not make their own login a gateway'
);

SELECT throws_ok(
    'SELECT login FROM priv.gateways', '42501', NULL,
    'a person does not read which logins are gateways'
);

SELECT tap.become('ledger_definer');
SELECT throws_ok(
    'INSERT INTO priv.gateways (login) VALUES (session_user)', '42501', NULL,
    'a function reads which logins are gateways, and adds none'
);

SELECT tap.become('ledger_owner');
SELECT lives_ok(
    'INSERT INTO priv.gateways (login) VALUES (session_user)',
    'a deployer adds a login as the owner'
);

SELECT tap.become('ledger_definer');
SELECT isnt_empty(
    'SELECT FROM priv.gateways', 'a function reads which logins are gateways'
);

SELECT * FROM finish();
ROLLBACK;
