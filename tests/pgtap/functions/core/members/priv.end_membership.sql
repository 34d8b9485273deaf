BEGIN;
SELECT plan(2);

SELECT tap.memberships();
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    $$
    SELECT priv.end_membership(tap.here(), tap.person(3), NULL)
    $$,
    '42501', NULL,
    'calling the helper gains a member nothing'
);
SELECT tap.become('service_role', 3);
SELECT throws_ok(
    $$
    SELECT priv.end_membership(tap.here(), tap.person(1), NULL)
    $$,
    '42501', NULL,
    'the service role puts nobody out'
);

SELECT * FROM finish();
ROLLBACK;
