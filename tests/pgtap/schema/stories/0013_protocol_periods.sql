BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
INSERT INTO ledger.protocol_periods (
    kind, effect, community_id, declared_by, declaring_community_id, starts_at
)
VALUES ('season', 'hide', tap.here(), tap.person(3), tap.here(), now());
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$UPDATE ledger.protocol_periods SET kind = 'holiday'$q$,
        'protocol_periods_kind_check',
        'a period is sorry business, a ceremony or a season'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET effect = 'warn'$q$,
        'protocol_periods_effect_check',
        'the effect of a period is hide or elders_only'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET ends_at = starts_at - interval '1 second'$q$,
        'protocol_periods_ends_at_check',
        'a period cannot end before it begins'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = NULL$q$,
        'protocol_periods_target_check',
        '30 empty-set: a period must have a target'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET person_id = tap.person(2)$q$,
        'protocol_periods_target_check',
        'a period cannot have two targets'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = tap.elsewhere()$q$,
        'protocol_periods_community_id_check',
        'a community cannot declare a period for another community'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = NULL, person_id = tap.person(5)$q$,
        'protocol_periods_person_id_fkey',
        'a community cannot declare a period for a person who is not its member'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = NULL, person_id = tap.person(2)$q$,
        'none',
        'a community can declare a period for its own member'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET declaring_community_id = tap.neighbours(), community_id = NULL, protocol_id = tap.id('a1')$q$,
        'protocol_periods_protocol_id_fkey',
        'a community cannot declare a period for a protocol that it does not share'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = NULL, protocol_id = tap.id('a1')$q$,
        'none',
        'a community can declare a period for a protocol that it shares'
    )
) AS w (query, breaks, says);

SELECT fk_ok('ledger', 'protocol_periods', 'declaring_community_id', 'ledger', 'communities', 'id',
    'a period must name the community that declared it');

SELECT * FROM finish();
ROLLBACK;
