BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
INSERT INTO ledger.content_calendar (
    id, story_id, community_id, kind, planned_for, planned_by
)
SELECT tap.id(p), tap.story('circle'), tap.here(), 'feature', now(), tap.person(3)
FROM unnest(ARRAY['d1', 'd2']) AS p;

SELECT is(
    tap.callers('ledger.settle_plan'), ARRAY['authenticated'],
    'only people who are signed in settle a plan'
);
SELECT is(
    tap.attempts(
        5, 'SELECT ledger.settle_plan(%L, ''done'')', tap.id('d1'), tap.id('ff')
    ),
    tap.unseen('plan'),
    '10 existence: a plan of a hidden story and one that does not exist are '
    'refused in the same words'
);
SELECT matches(
    tap.attempt(2, $$SELECT ledger.settle_plan(tap.id('d1'), 'done')$$),
    '^EL102 . only an elder or lead settles plans of community ID',
    'a member does not settle a plan'
);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.settle_plan(tap.id('d1'), 'done')$$), '^EL001 ',
    'without claims nobody settles a plan'
);
SELECT matches(
    tap.attempt(4, format('SELECT ledger.settle_plan(tap.id(''d1''), %L)', status)),
    refusal, description
)
FROM (
    VALUES
    (
        'planned', '^22023 . a plan does not end as planned',
        'a plan that is settled does not stay planned'
    ),
    (
        NULL, '^22023 . a plan does not end as <NULL>',
        'a plan is not settled without a status'
    )
) AS a (status, refusal, description);
SELECT tap.wind('1 hour');
SELECT is(
    tap.attempt(4, $$SELECT ledger.settle_plan(tap.id('d1'), 'done')$$), 'done',
    'a lead says that a plan is done'
);
SELECT tap.wind('2 hours');
SELECT is(
    tap.attempt(1, $$SELECT ledger.settle_plan(tap.id('d2'), 'cancelled')$$), 'done',
    'a storyteller cancels what another person planned with their story'
);
SELECT matches(
    tap.attempt(4, $$SELECT priv.settle_plan(tap.id('d1'), 'cancelled')$$),
    '^EL123 . plan is done: ID', 'a plan is not settled a second time'
);
SELECT results_eq(
    $$
    SELECT id, status, settled_by, settled_at - now()
    FROM ledger.content_calendar
    ORDER BY id
    $$,
    $$
    VALUES
    (tap.id('d1'), 'done', tap.person(4), '1 hour'::interval),
    (tap.id('d2'), 'cancelled', tap.person(1), '2 hours')
    $$,
    'a plan says who settled it and when, by the ledger''s clock'
);
SELECT results_eq(
    $$SELECT tap.audited('settle_plan')$$,
    ARRAY[
        '4 authenticated plan d1 {"status": "done"}',
        '1 authenticated plan d2 {"status": "cancelled"}'
    ],
    'one audit row for each plan says who settled it, and how'
);

SELECT * FROM finish();
ROLLBACK;
