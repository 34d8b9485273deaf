BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.let_study('f1', 8);

SELECT is(
    tap.callers('ledger.revoke_research'), ARRAY['authenticated'],
    'only people who are signed in revoke a grant'
);
SELECT is(
    tap.attempt(person, format('SELECT ledger.revoke_research(%L)', grant_id)),
    'EL134 | cannot find grant ID | No grant with this id is visible to you. | '
    'Look up the grants of your community in ledger.research_grants.',
    description
)
FROM (
    VALUES
    (2, tap.id('f1'), '10 existence: a member does not find a grant'),
    (
        5, tap.id('f1'),
        '10 existence: an elder of another community does not find a grant'
    ),
    (
        2, gen_random_uuid(),
        '10 existence: a grant that does not exist is refused in the same words'
    )
) AS a (person, grant_id, description);
SELECT matches(
    tap.attempt(8, $$SELECT ledger.revoke_research(tap.id('f1'))$$),
    '^EL102 .*revokes research for community ID',
    'the researcher finds their grant and does not revoke it'
);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.revoke_research(tap.id('f1'))$$), '^EL001 ',
    'without claims nobody revokes a grant'
);
SELECT tap.wind('1 hour');
SELECT is(
    tap.attempt(3, $$SELECT ledger.revoke_research(tap.id('f1'))$$), 'done',
    'an elder of the community revokes a grant'
);
SELECT tap.wind('2 hours');
SELECT is(
    tap.attempt(4, $$SELECT priv.revoke_research(tap.id('f1'))$$), 'done',
    'revoking a grant again is no error'
);
SELECT results_eq(
    'SELECT revoked_at - now() FROM ledger.research_grants', ARRAY['1 hour'::interval],
    'a grant keeps the time at which it was revoked first, by the ledger''s clock'
);
SELECT is(
    tap.who($$SELECT priv.my_research_communities() <> '{}'$$), '{}',
    'a revoked grant lets nobody study the stories'
);
SELECT results_eq(
    $$SELECT tap.audited('revoke_research')$$, ARRAY['3 authenticated grant f1 {}'],
    'one audit row says who revoked the grant'
);

SELECT * FROM finish();
ROLLBACK;
