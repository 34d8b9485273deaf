BEGIN;
SELECT plan(2);

SELECT tap.society();
INSERT INTO ledger.research_grants (
    community_id, profile_id, purpose, valid_until, granted_by
)
VALUES (tap.here(), tap.person(8), 'Rain', now() + '1 year', tap.person(3));

SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$UPDATE ledger.research_grants SET purpose = ' '$q$,
        'research_grants_purpose_check',
        'a grant must have a purpose'
    ),
    (
        $q$UPDATE ledger.research_grants SET valid_until = valid_from - interval '1 second'$q$,
        'research_grants_valid_until_check',
        'a grant cannot end before it begins'
    )
) AS w (query, breaks, says);

SELECT * FROM finish();
ROLLBACK;
