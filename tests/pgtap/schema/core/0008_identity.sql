BEGIN;
SELECT plan(5);

INSERT INTO ledger.profiles (id, display_name)
VALUES ('00000000-0000-7000-8000-000000000001', 'A');
SELECT lives_ok(
    $$
    INSERT INTO priv.login_profiles
    VALUES ('planted', '00000000-0000-7000-8000-000000000001')
    $$,
    'a login stands for a person'
);
SELECT throws_ok(
    $$
    INSERT INTO priv.login_profiles
    VALUES ('planted', '00000000-0000-7000-8000-000000000001')
    $$,
    '23505', NULL, 'for one only'
);
SELECT throws_ok(
    $$
    INSERT INTO priv.login_profiles
    VALUES ('planted_two', '00000000-0000-7000-8000-0000000000ff')
    $$,
    '23503', NULL, 'who is there'
);
SELECT throws_ok(
    $$
    INSERT INTO priv.login_profiles VALUES ('', '00000000-0000-7000-8000-000000000001')
    $$,
    '23514', NULL, 'and has a name'
);
SELECT throws_ok(
    $$INSERT INTO priv.gateways VALUES ('')$$, '23514', NULL, 'so does a gateway'
);

SELECT * FROM finish();
ROLLBACK;
