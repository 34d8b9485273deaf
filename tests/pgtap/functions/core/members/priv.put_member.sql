BEGIN;
SELECT plan(4);

SELECT tap.memberships();

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'priv.put_member(uuid, uuid, text)', 'EXECUTE')
    $$,
    'what checks no authority is within nobody''s reach'
);
SELECT priv.put_member(tap.here(), tap.person(8), 'lead');
SELECT ok(
    priv.is_lead(tap.here(), tap.person(8)),
    'a membership of the future begins now'
);
SELECT priv.put_member(tap.here(), tap.person(3), 'member');
SELECT results_eq(
    $$
    SELECT role, valid_from FROM ledger.community_members
    WHERE profile_id = tap.person(3)
    $$,
    $$VALUES ('member', '2020-01-01'::timestamptz)$$,
    'another role does not shorten the past'
);
UPDATE ledger.communities SET status = 'closed'
WHERE id = tap.here();
SELECT throws_ok(
    $$SELECT priv.put_member(tap.here(), tap.person(9), 'member')$$, 'P0002',
    'no active community 00000000-0000-7000-8000-0000000000c1',
    'nobody joins a closed community'
);

SELECT * FROM finish();
ROLLBACK;
