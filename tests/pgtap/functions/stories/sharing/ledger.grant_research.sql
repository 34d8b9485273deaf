BEGIN;
SELECT plan(11);

SELECT tap.society();

SELECT is(
    tap.callers('ledger.grant_research'), ARRAY['authenticated'],
    'only people who are signed in grant research'
);
SELECT matches(
    tap.attempt(
        person,
        format(
            'SELECT ledger.grant_research(tap.here(), %L, %L, %L)', holder, purpose, ends
        )
    ),
    refusal, description
)
FROM (
    VALUES
    (
        2, tap.person(8), 'Rain', now() + '1 year',
        '^EL102 .*grants research for community ID', 'a member does not grant research'
    ),
    (
        3, tap.person(8), 'Rain', now(), '^22023 ',
        'a grant that would have ended already is refused'
    ),
    (3, tap.person(8), 'Rain', NULL, '^23502 ', 'a grant without an end is refused'),
    (
        3, tap.person(8), ' ', now() + '1 year', '^23514 ',
        'a grant without a purpose is refused'
    ),
    (
        3, gen_random_uuid(), 'Rain', now() + '1 year', '^P0002 ',
        'a grant to a person without a profile is refused'
    )
) AS a (person, holder, purpose, ends, refusal, description);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.grant_research(tap.here(), NULL, NULL, NULL)$$),
    '^EL001 ', 'without claims nobody grants research'
);
SELECT tap.wind('1 hour');
SELECT is(
    tap.attempt(
        3,
        $$SELECT ledger.grant_research(
            tap.here(), tap.person(8), 'Rain', now() + '1 day'
        )$$
    ),
    'done', 'an elder lets a person study the stories of their community'
);
SELECT results_eq(
    $$
    SELECT
        community_id, profile_id, purpose, valid_from - now(), valid_until - now(),
        granted_by
    FROM ledger.research_grants
    $$,
    $$
    VALUES (
        tap.here(), tap.person(8), 'Rain', '1 hour'::interval, '1 day'::interval,
        tap.person(3)
    )
    $$,
    'a grant begins at once, by the ledger''s clock'
);
SELECT is(
    tap.who($$SELECT priv.my_research_communities() = ARRAY[tap.here()]$$), ARRAY[8],
    'only the person who was granted research may study the stories'
);
SELECT results_eq(
    $$SELECT tap.audited('grant_research')$$,
    ARRAY['3 authenticated grant ID {"profile_id": "8", "community_id": "c1"}'],
    'one audit row says who may study where, and nothing of the purpose'
);

SELECT * FROM finish();
ROLLBACK;
