BEGIN;
SELECT plan(4);

SELECT tap.memberships();
SELECT tap.become('none', 1);
SELECT is(priv.require_profile(), tap.person(1), 'who is signed in is told');
SELECT tap.become('none');
SELECT throws_ok(
    'SELECT priv.require_profile()', 'EL001', 'nobody is signed in',
    'an anonymous request is told to sign in'
);
SELECT set_config(
    'request.jwt.claims', '{"sub": "00000000-0000-7000-8000-0000000000ff"}', TRUE
);
SELECT throws_ok(
    'SELECT priv.require_profile()', 'EL001', 'nobody is signed in',
    'so is one whose subject never signed up'
);
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'priv.require_profile()', 'EXECUTE')
    $$,
    'only functions that act ask'
);

SELECT * FROM finish();
ROLLBACK;
