BEGIN;
SELECT plan(15);

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
        'a protocol must have a name'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET name = repeat('x', 201)$q$,
        'cultural_protocols_name_check',
        'the name of a protocol has at most 200 characters'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET rules = '[]'$q$,
        'cultural_protocols_rules_check',
        'the rules of a protocol must be an object'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET required_approvals = -1$q$,
        'cultural_protocols_required_approvals_check',
        'a protocol cannot ask for fewer than 0 approvals'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET required_approvals = 21$q$,
        'cultural_protocols_required_approvals_check',
        'a protocol cannot ask for more than 20 approvals'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET applies_to = '{NULL}'$q$,
        'cultural_protocols_applies_to_check',
        'a kind of story cannot be NULL'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET enforcement = 'strict'$q$,
        'cultural_protocols_enforcement_check',
        'a protocol is mandatory, recommended or optional'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET access_mode = 'closed'$q$,
        'cultural_protocols_access_mode_check',
        'a protocol is strict or open'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET conflict = 'permit'$q$,
        'cultural_protocols_conflict_check',
        'the outcome of colliding rules is always prohibition'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET community_id = tap.neighbours()$q$,
        'cultural_protocols_community_id_fkey',
        'the community that declares a protocol must share it'
    ),
    (
        $q$DELETE FROM ledger.protocol_communities WHERE community_id = tap.here()$q$,
        'cultural_protocols_community_id_fkey',
        'the community that declared a protocol cannot stop sharing it'
    ),
    (
        $q$UPDATE ledger.protocol_members SET community_id = tap.neighbours()$q$,
        'protocol_members_community_id_fkey',
        'only a community that shares a protocol can admit members'
    ),
    (
        $q$UPDATE ledger.protocol_members SET role = 'elder'$q$,
        'protocol_members_role_check',
        'the role of a protocol member is member or steward'
    ),
    (
        $q$UPDATE ledger.protocol_members SET valid_until = valid_from - interval '1 second'$q$,
        'protocol_members_valid_until_check',
        'an admission cannot end before it begins'
    ),
    (
        $q$INSERT INTO ledger.protocol_members SELECT * FROM ledger.protocol_members$q$,
        'protocol_members_pkey',
        'a community has one admission or block per person and protocol'
    )
) AS w (query, breaks, says);

SELECT * FROM finish();
ROLLBACK;
