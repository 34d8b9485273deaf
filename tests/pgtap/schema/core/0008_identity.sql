BEGIN;
SELECT plan(5);

INSERT INTO ledger.profiles (id, display_name)
VALUES ('00000000-0000-7000-8000-000000000001', 'A');
SELECT lives_ok(
    $$
    INSERT INTO priv.login_profiles
    VALUES ('planted', '00000000-0000-7000-8000-000000000001')
    $$,
    'a login can stand for a person'
);
SELECT throws_ok(
    $$
    INSERT INTO priv.login_profiles
    VALUES ('planted', '00000000-0000-7000-8000-000000000001')
    $$,
    '23505', NULL, 'a login cannot stand for two people'
);
SELECT throws_ok(
    $$
    INSERT INTO priv.login_profiles
    VALUES ('planted_two', '00000000-0000-7000-8000-0000000000ff')
    $$,
    '23503', NULL, 'a login cannot stand for a person without a profile'
);
SELECT throws_ok(
    $$
    INSERT INTO priv.login_profiles VALUES ('', '00000000-0000-7000-8000-000000000001')
    $$,
    '23514', NULL, 'a login must have a name'
);
SELECT throws_ok(
    $$INSERT INTO priv.gateways VALUES ('')$$, '23514', NULL,
    'a gateway must have a name'
);

SELECT * FROM finish();
ROLLBACK;
