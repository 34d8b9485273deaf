BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.learn('d1', 'circle');
PREPARE votes AS
SELECT insight_id, profile_id, agrees, voted_at - now() FROM ledger.insight_votes;

SELECT is(
    tap.callers('ledger.vote_insight'), ARRAY['authenticated'],
    'only people who are signed in vote on an insight'
);
SELECT is(
    tap.attempts(5, 'SELECT ledger.vote_insight(%L, TRUE)', tap.id('d1'), tap.id('ff')),
    tap.unseen('insight'),
    '10 existence: an insight of another community and one that does not exist are '
    'refused in the same words'
);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.vote_insight(tap.id('d1'), TRUE)$$), '^EL001 ',
    'without claims nobody votes on an insight'
);
SELECT is(
    tap.attempt(2, $$SELECT ledger.vote_insight(tap.id('d1'), TRUE)$$), 'done',
    'a member votes on an insight of their community'
);
SELECT tap.wind('1 hour');
SELECT is(
    tap.attempt(2, $$SELECT priv.vote_insight(tap.id('d1'), FALSE)$$), 'done',
    'a member votes again'
);
SELECT results_eq(
    'votes', $$VALUES (tap.id('d1'), tap.person(2), FALSE, '1 hour'::interval)$$,
    'a member has one vote, which is the last one that they gave'
);
SELECT tap.attempt(2, $$SELECT ledger.vote_insight(tap.id('d1'), NULL)$$);
SELECT is_empty('votes', 'a member takes their vote back with NULL');
SELECT results_eq(
    $$SELECT tap.audited('vote_insight')$$,
    ARRAY[
        '2 authenticated insight d1 {"agrees": true}',
        '2 authenticated insight d1 {"agrees": false}',
        '2 authenticated insight d1 {"agrees": null}'
    ],
    'one audit row for each vote says who gave which'
);

SELECT * FROM finish();
ROLLBACK;
