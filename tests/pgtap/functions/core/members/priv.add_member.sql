BEGIN;
SELECT plan(2);

SELECT tap.memberships();
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    $$
    SELECT priv.add_member(tap.here(), tap.person(1), 'lead')
    $$,
    '42501', NULL,
    'calling the helper gains a member nothing'
);
SELECT tap.become('service_role', 3);
SELECT throws_ok(
    $$
    SELECT priv.add_member(tap.here(), tap.person(9), 'elder')
    $$,
    '42501', NULL,
    'the service role does not act as a lead, whatever claim comes with it'
);

SELECT * FROM finish();
ROLLBACK;
