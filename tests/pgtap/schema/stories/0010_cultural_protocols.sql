BEGIN;
SELECT plan(16);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, valid_from, added_by
)
VALUES (tap.id('a1'), tap.here(), tap.person(2), now(), tap.person(4));
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$UPDATE ledger.cultural_protocols SET name = ' '$q$,
        'cultural_protocols_name_check',
        'a protocol has a name'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET name = repeat('x', 201)$q$,
        'cultural_protocols_name_check',
        'of at most 200 characters'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET rules = '[]'$q$,
        'cultural_protocols_rules_check',
        'its rules are an object'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET required_approvals = -1$q$,
        'cultural_protocols_required_approvals_check',
        'nobody owes an approval less'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET required_approvals = 21$q$,
        'cultural_protocols_required_approvals_check',
        'nor more than a community has elders to give'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET applies_to = '{NULL}'$q$,
        'cultural_protocols_applies_to_check',
        'no kind of story is missing'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET enforcement = 'strict'$q$,
        'cultural_protocols_enforcement_check',
        'it is mandatory, recommended or optional'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET access_mode = 'closed'$q$,
        'cultural_protocols_access_mode_check',
        'it is strict or open'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET conflict = 'permit'$q$,
        'cultural_protocols_conflict_check',
        'where rules collide, prohibition wins'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET community_id = tap.neighbours()$q$,
        'cultural_protocols_community_id_fkey',
        'who declares a protocol shares it'
    ),
    (
        $q$DELETE FROM ledger.protocol_communities WHERE community_id = tap.here()$q$,
        'cultural_protocols_community_id_fkey',
        'and goes on sharing it'
    ),
    (
        $q$UPDATE ledger.protocol_members SET community_id = tap.neighbours()$q$,
        'protocol_members_community_id_fkey',
        'only communities that share a protocol admit to it'
    ),
    (
        $q$UPDATE ledger.protocol_members SET role = 'elder'$q$,
        'protocol_members_role_check',
        'one is a member or a steward'
    ),
    (
        $q$UPDATE ledger.protocol_members SET valid_until = valid_from - interval '1 second'$q$,
        'protocol_members_valid_until_check',
        'nothing ends before it begins'
    ),
    (
        $q$INSERT INTO ledger.protocol_members SELECT * FROM ledger.protocol_members$q$,
        'protocol_members_pkey',
        'a community says one thing of a person, admission or block'
    )
) AS w (query, breaks, says);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass
              FROM unnest(ARRAY['cultural_protocols', 'protocol_communities', 'protocol_members']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
