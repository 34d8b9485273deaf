BEGIN;
SELECT plan(15);

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
    'a lead can add a stranger, make a member an elder and add a former member again'
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
    'each of these writes an audit row'
);
UPDATE ledger.community_members SET status = 'left', valid_until = '2021-01-01'
WHERE profile_id = tap.person(1);
SELECT tap.become('authenticated', 3);
SELECT ledger.add_member(tap.here(), tap.person(1));
SELECT tap.become('none');
SELECT is(
    (SELECT valid_from FROM ledger.community_members WHERE profile_id = tap.person(1)),
    now(),
    'a member who left and returns was not a member in between'
);

SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    $$SELECT ledger.add_member(tap.here(), tap.person(9), 'lead')$$, '42501',
    'only a lead adds members to community 00000000-0000-7000-8000-0000000000c1',
    'an elder cannot add members'
);
SELECT tap.become('authenticated', 4);
SELECT throws_ok(
    $$SELECT ledger.add_member(tap.here(), tap.person(4), 'lead')$$,
    '42501', NULL,
    'a lead of another community cannot make themselves a lead here'
);
SELECT throws_ok(
    $$SELECT ledger.add_member(tap.id('cf'), tap.person(9))$$,
    '42501',
    'only a lead adds members to community 00000000-0000-7000-8000-0000000000cf',
    '10 existence: a community that does not exist gives the same error'
);
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    $$SELECT ledger.add_member(tap.here(), tap.id('ff'))$$,
    'P0002',
    'no profile 00000000-0000-7000-8000-0000000000ff',
    'a lead cannot add a person without a profile'
);
SELECT throws_ok(
    $$SELECT ledger.add_member(tap.here(), tap.person(9), 'owner')$$,
    '23514', NULL,
    'a lead cannot add a member with another role than member, elder or lead'
);
SELECT tap.become('authenticated');
SELECT throws_ok(
    $$SELECT ledger.add_member(tap.here(), tap.person(9))$$,
    'EL001', 'nobody is signed in',
    'a request without a profile gets EL001'
);
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    $$SELECT priv.add_member(tap.here(), tap.person(1), 'lead')$$, '42501',
    'only a lead adds members to community 00000000-0000-7000-8000-0000000000c1',
    'a member cannot add members through the helper'
);
SELECT tap.become('service_role', 3);
SELECT throws_ok(
    $$SELECT priv.add_member(tap.here(), tap.person(9), 'elder')$$, '42501', NULL,
    'the service role cannot add members through the helper with the claims of a lead'
);
SELECT tap.become('anon');
SELECT throws_ok(
    $$SELECT ledger.add_member(tap.here(), tap.person(9))$$, '42501', NULL,
    'an anonymous request cannot call the function'
);

SELECT tap.become('service_role');
SELECT throws_ok(
    $$SELECT ledger.add_member(tap.here(), tap.person(9), 'lead')$$, 'EL002',
    'a lead is already named for community 00000000-0000-7000-8000-0000000000c1',
    'the service role cannot name a lead while the community has one'
);
SELECT throws_ok(
    $$SELECT ledger.add_member(tap.here(), tap.person(9), 'elder')$$, '42501',
    'the service role only appoints a lead, not elder',
    'the service role cannot name an elder'
);
SELECT tap.become('none');
SELECT set_config('ledger.clock', '2090-01-01', TRUE);
UPDATE ledger.community_members
SET status = 'suspended'
WHERE profile_id = tap.person(8);
SELECT tap.become('service_role');
SELECT lives_ok(
    $$SELECT ledger.add_member(tap.here(), tap.person(9), 'lead')$$,
    'the service role can name a lead when the last lead''s time is over'
);

SELECT * FROM finish();
ROLLBACK;
