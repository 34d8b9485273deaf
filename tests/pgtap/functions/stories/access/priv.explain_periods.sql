BEGIN;
SELECT plan(7);

SELECT tap.society();
INSERT INTO ledger.protocol_periods (
    id, kind, effect, community_id, declared_by, declaring_community_id, starts_at, ends_at
)
SELECT
    tap.id('b' || p.id), p.kind, p.effect, tap.here(), tap.person(3), tap.here(),
    p.starts_at::timestamptz, p.ends_at::timestamptz
FROM (
    VALUES
    (1, 'season', 'elders_only', '2090-01-01', '2094-12-24 12:00+00'),
    (2, 'ceremony', 'hide', '2091-01-01', NULL),
    (3, 'ceremony', 'hide', '2020-01-01', '2020-02-01')
) AS p (id, kind, effect, starts_at, ends_at);
SELECT tap.tell('circle', 'published', 'community');
CREATE FUNCTION pg_temp.reason(
    p_clock text, p_person integer, p_told text[] DEFAULT NULL
)
RETURNS text
LANGUAGE sql
AS $$
SELECT set_config('ledger.clock', p_clock, TRUE);
SELECT priv.explain_periods(s, tap.person(p_person), p_told::uuid[])
FROM ledger.stories AS s
WHERE s.title = 'circle';
$$;

SELECT is(
    pg_temp.reason('2089-01-01', 2), 'no restricted period reaches the story now',
    'a period that has ended or has not begun is not named'
);
SELECT is(
    pg_temp.reason('2090-06-01', 2),
    'season until 24 December 2094 keeps all stories of its home for elders of its '
    'home',
    'a member is told which period only elders pass, and until when'
);
SELECT is(
    pg_temp.reason('2090-06-01', 3),
    'is an elder of its home, whom every restricted period in force lets pass',
    'an elder is told that they pass a period for elders'
);
SELECT is(
    pg_temp.reason('2092-01-01', 2),
    'season until 24 December 2094 keeps all stories of its home for elders of its '
    'home; ceremony until it is lifted hides all stories of its home',
    'a member is told every period that hides the story'
);
SELECT is(
    pg_temp.reason('2092-01-01', 3),
    'ceremony until it is lifted hides all stories of its home',
    'an elder is told only the periods that hide the story from elders too'
);
SELECT is(
    pg_temp.reason('2095-01-01', 2, '{}'),
    'a period that another community declared hides all stories of its home',
    'the kind and the end of a period that another community declared are not told'
);
SELECT is(
    tap.callers('priv.explain_periods'), '{}',
    'no client calls the helper by itself'
);

SELECT * FROM finish();
ROLLBACK;
