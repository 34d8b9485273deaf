BEGIN;
SELECT plan(11);

SELECT tap.memberships();
SELECT tap.become('authenticated', 1);
SELECT ledger.end_membership(tap.here(), tap.person(1), 'moving away');
SELECT is(priv.my_communities(), ARRAY[]::uuid[],
    'a member who leaves belongs to no community at once');
SELECT tap.become('authenticated', 3);
SELECT ledger.end_membership(tap.here(), tap.person(2));
SELECT ledger.end_membership(tap.here(), tap.person(6));
SELECT ledger.end_membership(tap.here(), tap.person(8));
SELECT tap.become('none');
SELECT set_eq(
    $$
    SELECT profile_id, valid_until FROM ledger.community_members
    WHERE community_id = tap.here() AND status = 'left'
    $$,
    $$
    VALUES
    (tap.person(1), now()),
    (tap.person(2), now()),
    (tap.person(6), now()),
    (tap.person(8), '2090-01-01'::timestamptz)
    $$,
    'a lead can end active, suspended and future memberships, and their rows stay'
);
SELECT results_eq(
    $$
    SELECT actor_id, detail ->> 'profile_id', detail ->> 'reason'
    FROM ledger.access_logs
    WHERE action = 'end_membership' AND object_id = tap.here()
    ORDER BY id
    LIMIT 2
    $$,
    $$
    VALUES
    (tap.person(1), tap.person(1)::text, 'moving away'),
    (tap.person(3), tap.person(2)::text, NULL)
    $$,
    'the audit rows say who ended which membership, and why'
);
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    $$SELECT ledger.end_membership(tap.here(), tap.person(1))$$, 'P0002',
    'no membership to end in community 00000000-0000-7000-8000-0000000000c1',
    'a person who has left cannot leave again'
);
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    $$SELECT ledger.end_membership(tap.here(), tap.person(3))$$, '42501',
    'only a lead ends the membership of others in community'
    ' 00000000-0000-7000-8000-0000000000c1',
    'an elder cannot end the membership of somebody else'
);
SELECT tap.become('authenticated', 4);
SELECT throws_ok(
    $$SELECT ledger.end_membership(tap.here(), tap.person(3))$$, '42501', NULL,
    'a lead of another community cannot end a membership here'
);
SELECT throws_ok(
    $$SELECT ledger.end_membership(tap.here(), NULL)$$, '42501', NULL,
    'a lead of another community cannot end a membership without naming a person'
);
SELECT tap.become('authenticated');
SELECT throws_ok(
    $$SELECT ledger.end_membership(tap.here(), tap.person(3))$$, 'EL001', NULL,
    'a request without a profile gets EL001'
);
SELECT tap.become('authenticated', 9);
SELECT throws_ok(
    $$SELECT priv.end_membership(tap.here(), tap.person(3), NULL)$$, '42501', NULL,
    'a stranger cannot end a membership through the helper'
);
SELECT tap.become('service_role', 3);
SELECT throws_ok(
    $$SELECT priv.end_membership(tap.here(), tap.person(3), NULL)$$, '42501', NULL,
    'the service role cannot end a membership with the claims of a lead'
);
SELECT tap.become('anon');
SELECT throws_ok(
    $$SELECT ledger.end_membership(tap.here(), tap.person(3))$$, '42501', NULL,
    'an anonymous request cannot call the function'
);

SELECT * FROM finish();
ROLLBACK;
