BEGIN;
SELECT plan(5);

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
        'a community cannot agree with itself'
    ),
    (
        $q$UPDATE ledger.sharing_agreements SET community_a_id = community_b_id, community_b_id = community_a_id$q$,
        'sharing_agreements_pair_check',
        'the community with the smaller id stands first'
    ),
    (
        $q$UPDATE ledger.sharing_agreements SET proposing_community_id = tap.elsewhere()$q$,
        'sharing_agreements_proposing_community_id_check',
        'one of the two communities must have proposed the agreement'
    ),
    (
        $q$UPDATE ledger.sharing_agreements SET accepted_at = now()$q$,
        'sharing_agreements_accepted_check',
        'an accepted agreement must name who accepted it'
    ),
    (
        $q$UPDATE ledger.sharing_agreements SET valid_until = valid_from - interval '1 second'$q$,
        'sharing_agreements_valid_until_check',
        'an agreement cannot end before it begins'
    )
) AS w (query, breaks, says);

SELECT * FROM finish();
ROLLBACK;
