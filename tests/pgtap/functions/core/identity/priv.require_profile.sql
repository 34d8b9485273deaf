BEGIN;
SELECT plan(3);

SELECT tap.memberships();
SELECT tap.become('none', 1);
SELECT is(priv.require_profile(), tap.person(1),
    'a person who is signed in gets their id');
SELECT tap.become('none');
SELECT throws_ok(
    'SELECT priv.require_profile()', 'EL001', 'nobody is signed in',
    'an anonymous request gets EL001'
);
SELECT set_config(
    'request.jwt.claims', '{"sub": "00000000-0000-7000-8000-0000000000ff"}', TRUE
);
SELECT throws_ok(
    'SELECT priv.require_profile()', 'EL001', 'nobody is signed in',
    'a request whose subject has no profile gets EL001'
);

SELECT * FROM finish();
ROLLBACK;
