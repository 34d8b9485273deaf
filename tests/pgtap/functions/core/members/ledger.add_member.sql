BEGIN;
SELECT plan(13);

SELECT tap.memberships();
SELECT tap.become('authenticated', 3);
SELECT ledger.add_member(tap.here(), tap.person(9));
SELECT ledger.add_member(tap.here(), tap.person(1), 'elder');
SELECT ledger.add_member(tap.here(), tap.person(7), 'member');
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT profile_id, role, status, valid_from, valid_until
    FROM ledger.community_members
    WHERE community_id = tap.here() AND profile_id IN (
        tap.person(9), tap.person(1), tap.person(7)
    )
    ORDER BY profile_id
    $$,
    $$
    VALUES
    (tap.person(1), 'elder', 'active', '2020-01-01'::timestamptz, NULL::timestamptz),
    (tap.person(7), 'member', 'active', '2020-01-01', NULL),
    (tap.person(9), 'member', 'active', now(), NULL)
    $$,
    'a lead adds a stranger, raises a member and brings back who had gone'
);
SELECT set_eq(
    $$
    SELECT actor_id, detail FROM ledger.access_logs
    WHERE action = 'add_member' AND object_id = tap.here()
    $$,
    $$
    SELECT
        tap.person(3),
        jsonb_build_object('profile_id', tap.person(p), 'role', r)
    FROM (VALUES (9, 'member'), (1, 'elder'), (7, 'member')) AS t (p, r)
    $$,
    'each leaves an audit row'
);
UPDATE ledger.community_members SET status = 'left', valid_until = '2021-01-01'
WHERE profile_id = tap.person(1);
SELECT tap.become('authenticated', 3);
SELECT ledger.add_member(tap.here(), tap.person(1));
SELECT tap.become('none');
SELECT is(
    (SELECT valid_from FROM ledger.community_members WHERE profile_id = tap.person(1)),
    now(),
    'who left and returns does not belong to the time between'
);

SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    $$SELECT ledger.add_member(tap.here(), tap.person(9), 'lead')$$, '42501',
    'only a lead adds members to community 00000000-0000-7000-8000-0000000000c1',
    'an elder adds nobody'
);
SELECT tap.become('authenticated', 4);
SELECT throws_ok(
    $$
    SELECT ledger.add_member(tap.here(), tap.person(4), 'lead')
    $$,
    '42501', NULL,
    'a lead of another community cannot make themselves lead here'
);
SELECT throws_ok(
    $$SELECT ledger.add_member(tap.id('cf'), tap.person(9))$$,
    '42501',
    'only a lead adds members to community 00000000-0000-7000-8000-0000000000cf',
    '10 existence: a community that is not there gives the same answer'
);
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    $$
    SELECT ledger.add_member(tap.here(), tap.id('ff'))
    $$,
    'P0002',
    'no profile 00000000-0000-7000-8000-0000000000ff',
    'who has no profile is to sign up first'
);
SELECT throws_ok(
    $$
    SELECT ledger.add_member(tap.here(), tap.person(9), 'owner')
    $$,
    '23514', NULL,
    'a role is member, elder or lead'
);
SELECT tap.become('authenticated');
SELECT throws_ok(
    $$
    SELECT ledger.add_member(tap.here(), tap.person(9))
    $$,
    'EL001', 'nobody is signed in',
    'a request of nobody is told to sign in'
);
SELECT tap.become('anon');
SELECT throws_ok(
    $$SELECT ledger.add_member(tap.here(), tap.person(9))$$, '42501', NULL,
    'an anonymous one may not even ask'
);

SELECT tap.become('service_role');
SELECT throws_ok(
    $$SELECT ledger.add_member(tap.here(), tap.person(9), 'lead')$$, 'EL002',
    'a lead is already named for community 00000000-0000-7000-8000-0000000000c1',
    'where there is a lead, the server names none'
);
SELECT throws_ok(
    $$SELECT ledger.add_member(tap.here(), tap.person(9), 'elder')$$, '42501',
    'the service role only appoints a lead, not elder',
    'and it never names elders'
);
SELECT tap.become('none');
SELECT set_config('ledger.clock', '2090-01-01', TRUE);
UPDATE ledger.community_members
SET status = 'suspended'
WHERE profile_id = tap.person(8);
SELECT tap.become('service_role');
SELECT lives_ok(
    $$SELECT ledger.add_member(tap.here(), tap.person(9), 'lead')$$,
    'when the last lead''s time is over, it names one again'
);

SELECT * FROM finish();
ROLLBACK;
