BEGIN;
SELECT plan(10);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.learn('d1', 'circle');
SELECT tap.learn('d2', 'circle', 3);

SELECT is(
    tap.callers('ledger.endorse_insight'), ARRAY['authenticated'],
    'only people who are signed in endorse an insight'
);
SELECT is(
    tap.attempts(5, 'SELECT ledger.endorse_insight(%L)', tap.id('d1'), tap.id('ff')),
    tap.unseen('insight'),
    '10 existence: an insight of another community and one that does not exist are '
    'refused in the same words'
);
SELECT matches(
    tap.attempt(person, format('SELECT ledger.endorse_insight(%L)', tap.id(insight))),
    refusal, description
)
FROM (
    VALUES
    (
        2, 'd1', '^EL102 . only an elder endorses insight ID',
        'a member does not endorse an insight'
    ),
    (
        4, 'd2', '^EL102 . only an elder endorses insight ID',
        'a lead who is no elder does not endorse an insight'
    ),
    (
        3, 'd2', '^EL106 . authors do not endorse their own insight ID',
        'an elder does not endorse an insight that they recorded'
    )
) AS a (person, insight, refusal, description);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.endorse_insight(tap.id('d1'))$$), '^EL001 ',
    'without claims nobody endorses an insight'
);
SELECT is(
    tap.attempt(3, $$SELECT ledger.endorse_insight(tap.id('d1'))$$), 'done',
    'an elder endorses an insight of their community'
);
SELECT is(
    tap.attempt(3, $$SELECT priv.endorse_insight(tap.id('d1'))$$), 'done',
    'endorsing an insight again is no error'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'SELECT insight_id, elder_id FROM ledger.insight_endorsements',
    $$VALUES (tap.id('d1'), tap.person(3))$$,
    'a member reads which elder endorsed an insight, once for each elder'
);
SELECT tap.become('none');
SELECT results_eq(
    $$SELECT tap.audited('endorse_insight')$$, ARRAY['3 authenticated insight d1 {}'],
    'endorsing an insight twice leaves one audit row'
);

SELECT * FROM finish();
ROLLBACK;
