BEGIN;
SELECT plan(2);

SELECT tap.society();
INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by
)
VALUES (tap.here(), 'media_use', TRUE, tap.person(4));

SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$INSERT INTO ledger.community_consent_policies SELECT * FROM ledger.community_consent_policies$q$,
        'community_consent_policies_pkey',
        'a community has one policy per purpose'
    ),
    (
        $q$UPDATE ledger.community_consent_policies SET purpose = 'fun'$q$,
        'community_consent_policies_purpose_fkey',
        'a policy must have one of the purposes of consent'
    )
) AS w (query, breaks, says);

SELECT * FROM finish();
ROLLBACK;
