BEGIN;
SELECT plan(5);

SELECT tap.memberships();
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    'INSERT INTO priv.login_profiles VALUES (session_user, tap.person(3))',
    '42501', NULL,
    '18 claim-spoof: a person does not give their own login the profile of somebody'
    ' else'
);

SELECT throws_ok(
    'SELECT login FROM priv.login_profiles', '42501', NULL,
    'a person does not read which login has which profile'
);

SELECT tap.become('ledger_definer');
SELECT throws_ok(
    'INSERT INTO priv.login_profiles VALUES (session_user, tap.person(3))',
    '42501', NULL,
    'a function reads which login has which profile, and adds none'
);

SELECT tap.become('ledger_owner');
SELECT lives_ok(
    'INSERT INTO priv.login_profiles VALUES (session_user, tap.person(3))',
    'a deployer adds a login as the owner'
);

SELECT tap.become('ledger_definer');
SELECT isnt_empty(
    'SELECT FROM priv.login_profiles', 'a function reads which login has which profile'
);

SELECT * FROM finish();
ROLLBACK;
