BEGIN;
SELECT plan(4);

SELECT tap.memberships();
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    $$SELECT priv.appoint_lead(tap.here(), tap.person(9))$$, '42501', NULL,
    'a lead cannot call the function'
);
SELECT tap.become('service_role');
SELECT throws_ok(
    $$SELECT priv.appoint_lead(tap.here(), tap.person(9))$$, 'EL002', NULL,
    'the service role cannot appoint a lead while the community has one'
);
SELECT throws_ok(
    $$SELECT priv.appoint_lead(tap.id('cf'), tap.person(9))$$,
    'P0002', 'no active community 00000000-0000-7000-8000-0000000000cf',
    'the service role cannot appoint a lead of a community that does not exist'
);
SELECT tap.become('none');
DELETE
FROM ledger.community_members
WHERE community_id = tap.here() AND profile_id = tap.person(3);
SELECT tap.become('service_role');
SELECT priv.appoint_lead(tap.here(), tap.person(9));
SELECT tap.become('none');
SELECT ok(
    priv.is_lead(tap.here(), tap.person(9)),
    'the service role can appoint a lead if all others are invited, suspended, past or'
    ' future'
);

SELECT * FROM finish();
ROLLBACK;
