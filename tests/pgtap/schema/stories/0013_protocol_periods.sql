BEGIN;
SELECT plan(12);

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
        'it hides, or leaves elders'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET ends_at = starts_at - interval '1 second'$q$,
        'protocol_periods_ends_at_check',
        'nothing ends before it begins'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = NULL$q$,
        'protocol_periods_target_check',
        '30 empty-set: it is declared for something'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET person_id = tap.person(2)$q$,
        'protocol_periods_target_check',
        'and for one thing'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = tap.elsewhere()$q$,
        'protocol_periods_community_id_check',
        'a community declares it for no other community'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = NULL, person_id = tap.person(5)$q$,
        'protocol_periods_person_id_fkey',
        'nor for people of others'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = NULL, person_id = tap.person(2)$q$,
        'none',
        'but for its own'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET declaring_community_id = tap.neighbours(), community_id = NULL, protocol_id = tap.id('a1')$q$,
        'protocol_periods_protocol_id_fkey',
        'nor for protocols of others'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = NULL, protocol_id = tap.id('a1')$q$,
        'none',
        'but for those that it shares'
    )
) AS w (query, breaks, says);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass
              FROM unnest(ARRAY['protocol_periods']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT fk_ok('ledger', 'protocol_periods', 'declaring_community_id', 'ledger', 'communities', 'id', 'a community declares it');

SELECT * FROM finish();
ROLLBACK;
