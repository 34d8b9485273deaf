BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal(
        $$SELECT priv.grant_research(
            tap.here(), tap.person(8), 'Rain', now() + '1 year'
        )$$
    ),
    '^EL001 ', 'nobody in particular grants nothing'
);
SELECT tap.wind('1 hour');
SELECT tap.become('authenticated', 4);
SELECT priv.grant_research(tap.here(), tap.person(8), 'Rain', now() + '2 hours');
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT
        community_id, profile_id, purpose, valid_from - now(), valid_until - now(),
        granted_by
    FROM ledger.research_grants
    $$,
    $$
    VALUES (
        tap.here(), tap.person(8), 'Rain', '1 hour'::interval, '2 hours'::interval,
        tap.person(4)
    )
    $$,
    'a grant begins now, by the ledger''s clock'
);
SELECT results_eq(
    $$SELECT tap.audited('grant_research')$$,
    ARRAY['4 authenticated grant ID {"profile_id": "8", "community_id": "c1"}'],
    'the audit row says to whom, and not what for'
);

SELECT * FROM finish();
ROLLBACK;
