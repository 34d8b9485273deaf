BEGIN;
SELECT plan(6);

SELECT tap.society();
INSERT INTO ledger.sharing_agreements (
    community_a_id, community_b_id, proposing_community_id, proposed_by
)
VALUES (tap.here(), tap.neighbours(), tap.here(), tap.person(4));

SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$UPDATE ledger.sharing_agreements SET community_a_id = community_b_id, proposing_community_id = community_b_id$q$,
        'sharing_agreements_pair_check',
        'no community agrees with itself'
    ),
    (
        $q$UPDATE ledger.sharing_agreements SET community_a_id = community_b_id, community_b_id = community_a_id$q$,
        'sharing_agreements_pair_check',
        'a pair is written in one way'
    ),
    (
        $q$UPDATE ledger.sharing_agreements SET proposing_community_id = tap.elsewhere()$q$,
        'sharing_agreements_proposing_community_id_check',
        'a side proposed it'
    ),
    (
        $q$UPDATE ledger.sharing_agreements SET accepted_at = now()$q$,
        'sharing_agreements_accepted_check',
        'nothing was accepted by nobody'
    ),
    (
        $q$UPDATE ledger.sharing_agreements SET valid_until = valid_from - interval '1 second'$q$,
        'sharing_agreements_valid_until_check',
        'nothing ends before it begins'
    )
) AS w (query, breaks, says);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass
              FROM unnest(ARRAY['sharing_agreements']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
