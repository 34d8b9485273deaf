BEGIN;
SELECT plan(7);

SELECT tap.society();
INSERT INTO ledger.protocol_periods (
    id,
    kind,
    effect,
    community_id,
    declared_by,
    declaring_community_id,
    starts_at,
    ends_at
)
SELECT
    ('00000000-0000-7000-8000-0000000000b' || p.id)::uuid,
    p.kind,
    p.effect,
    tap.here(),
    tap.person(3),
    tap.here(), p.starts_at::timestamptz,
    p.ends_at::timestamptz
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
    'neither what is over nor what has not begun'
);
SELECT is(
    pg_temp.reason('2090-06-01', 2),
    'season until 24 December 2094 keeps all stories of its home for elders of its '
    'home',
    'what is for elders, and until when'
);
SELECT is(
    pg_temp.reason('2090-06-01', 3),
    'is an elder of its home, for whom a restricted period keeps the story',
    'an elder passes'
);
SELECT is(
    pg_temp.reason('2092-01-01', 2),
    'season until 24 December 2094 keeps all stories of its home for elders of its '
    'home; '
    'ceremony until it is lifted hides all stories of its home',
    'of several, all that keep the person out'
);
SELECT is(
    pg_temp.reason('2092-01-01', 3),
    'ceremony until it is lifted hides all stories of its home',
    'an elder is kept out by what hides'
);
SELECT is(
    pg_temp.reason('2095-01-01', 2, '{}'),
    'a period that another community declared hides all stories of its home',
    'what the asker''s communities did not declare keeps its kind and its end to itself'
);
SELECT is(
    ARRAY(
        SELECT r
        FROM
            unnest(
                ARRAY[
                    'anon',
                    'authenticated',
                    'ledger_auditor',
                    'ledger_maintenance',
                    'service_role'
                ]
            ) AS r
        WHERE
            has_function_privilege(
                r, 'priv.explain_periods(ledger.stories, uuid, uuid[])', 'EXECUTE'
            )
    ),
    ARRAY[]::text[],
    'no client calls it by itself'
);

SELECT * FROM finish();
ROLLBACK;
