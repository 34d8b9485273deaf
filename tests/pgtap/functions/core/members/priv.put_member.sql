BEGIN;
SELECT plan(3);

SELECT tap.memberships();

SELECT priv.put_member(tap.here(), tap.person(8), 'lead');
SELECT ok(
    priv.is_lead(tap.here(), tap.person(8)),
    'a future membership begins now'
);
SELECT priv.put_member(tap.here(), tap.person(3), 'member');
SELECT results_eq(
    $$
    SELECT role, valid_from FROM ledger.community_members
    WHERE profile_id = tap.person(3)
    $$,
    $$VALUES ('member', '2020-01-01'::timestamptz)$$,
    'a new role keeps the begin of the membership'
);
UPDATE ledger.communities SET status = 'closed'
WHERE id = tap.here();
SELECT throws_ok(
    $$SELECT priv.put_member(tap.here(), tap.person(9), 'member')$$, 'P0002',
    'no active community 00000000-0000-7000-8000-0000000000c1',
    'nobody can join a closed community'
);

SELECT * FROM finish();
ROLLBACK;
