BEGIN;
SELECT plan(3);

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
        'a community has one word on a purpose'
    ),
    (
        $q$UPDATE ledger.community_consent_policies SET purpose = 'fun'$q$,
        'community_consent_policies_purpose_fkey',
        'on one that there is'
    )
) AS w (query, breaks, says);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass
              FROM unnest(ARRAY['community_consent_policies']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
