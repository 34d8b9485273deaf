BEGIN;
SELECT plan(15);

SELECT tap.society();
SELECT tap.declare_protocol(p) FROM unnest(ARRAY['a1', 'a2']) AS p;
DELETE FROM ledger.protocol_communities
WHERE protocol_id = tap.id('a2') AND community_id = tap.elsewhere();

CREATE FUNCTION pg_temp.declare_season(
    p_acting integer,
    p_community text,
    p_protocol text DEFAULT NULL,
    p_person integer DEFAULT NULL,
    p_kind text DEFAULT 'season',
    p_until timestamptz DEFAULT NULL
)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.attempt(
    p_acting,
    format(
        'SELECT priv.declare_period(%L, %L, ''hide'', %L, %L, NULL, %L, ''Quiet.'')',
        tap.id(p_community), p_kind, tap.id(p_protocol), tap.person(p_person), p_until
    )
);
$$;

SELECT is(
    tap.callers('ledger.declare_period'), ARRAY['authenticated'],
    'only people who are signed in declare a period'
);
SELECT is(
    pg_temp.declare_season(person, 'c1'),
    'EL102 | only an elder or lead declares periods of community ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask an elder or lead of the community.',
    description
)
FROM (
    VALUES
    (2, 'a member does not declare a period'),
    (5, 'an elder of another community does not declare a period')
) AS a (person, description);
SELECT is(
    pg_temp.declare_season(acting, community, protocol, person),
    'EL136 | no right to declare this period for community ID | '
    'A community declares a period for one protocol that it shares, one of its people, or itself.'
    ' | Name a protocol or a person of the community, or neither.',
    description
)
FROM (
    VALUES
    (3, 'c1', NULL, 5, 'an elder does not declare a period for a person of another community'),
    (3, 'c1', NULL, 77, '10 existence: a person who does not exist is refused in the same words'),
    (3, 'c1', 'ff', NULL, '10 existence: a protocol that does not exist is refused alike'),
    (5, 'c2', 'a2', NULL, 'a protocol that the community does not share is refused'),
    (3, 'c1', 'a1', 2, 'a period for a protocol and a person at once is refused')
) AS a (acting, community, protocol, person, description);
SELECT matches(
    pg_temp.declare_season(person, 'c1', p_kind => kind, p_until => until), refusal, description
)
FROM (
    VALUES
    (3, 'season', now(), '^22023 ', 'a period that ends as it begins is refused'),
    (3, 'holiday', NULL, '^23514 ', 'a kind of period that does not exist is refused'),
    (NULL, 'season', NULL, '^EL001 ', 'without claims nobody declares a period')
) AS a (person, kind, until, refusal, description);
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.period',
    ledger.declare_period(
        tap.here(), 'sorry_business', 'hide', p_person_id => tap.person(2)
    )::text,
    TRUE
);
SELECT tap.become('authenticated', 4);
SELECT ledger.declare_period(
    tap.here(), 'ceremony', 'elders_only', tap.id('a1'), p_ends_at => now() + '1 week'
);
SELECT ledger.declare_period(
    tap.here(), 'season', 'hide', p_starts_at => now() + '1 day', p_note => 'Rain.'
);
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT
        kind, effect, protocol_id, person_id, community_id, declared_by,
        starts_at - now(), ends_at - now(), note, id::text = current_setting('test.period')
    FROM ledger.protocol_periods
    ORDER BY kind
    $$,
    $$
    VALUES
    (
        'ceremony', 'elders_only', tap.id('a1'), NULL::uuid, NULL::uuid, tap.person(4),
        '0'::interval, '7 days'::interval, NULL::text, FALSE
    ),
    (
        'season', 'hide', NULL, NULL, tap.here(), tap.person(4), '1 day', NULL, 'Rain.',
        FALSE
    ),
    (
        'sorry_business', 'hide', NULL, tap.person(2), NULL, tap.person(3), '0', NULL, NULL,
        TRUE
    )
    $$,
    'an elder and a lead declare periods for a person, a protocol and their community'
);
SELECT tap.wind('1 hour');
SELECT is(
    string_agg(DISTINCT pg_temp.declare_season(5, 'c2', protocol, person), ' or '), 'done',
    'an elder elsewhere declares periods for a protocol, a person and a community of theirs'
)
FROM (VALUES ('a1', NULL), (NULL, 1), (NULL, NULL)) AS a (protocol, person);
SELECT results_eq(
    $$
    SELECT
        declaring_community_id, note, coalesce(protocol_id, person_id, community_id),
        starts_at - now()
    FROM ledger.protocol_periods
    WHERE declared_by = tap.person(5)
    ORDER BY 3
    $$,
    $$
    SELECT tap.elsewhere(), 'Quiet.', tap.id(id), '1 hour'::interval
    FROM unnest(ARRAY['1', 'a1', 'c2']) AS id
    $$,
    'a period without a start begins now by the ledger''s clock'
);
SELECT results_eq(
    $$SELECT tap.audited('declare_period')$$,
    $$
    SELECT format(
        '%s authenticated period ID {"kind": "%s", "effect": "%s", "community_id": "%s"}',
        person, kind, effect, community
    )
    FROM (
        VALUES
        (3, 'sorry_business', 'hide', 'c1'), (4, 'ceremony', 'elders_only', 'c1'),
        (4, 'season', 'hide', 'c1'), (5, 'season', 'hide', 'c2'),
        (5, 'season', 'hide', 'c2'), (5, 'season', 'hide', 'c2')
    ) AS a (person, kind, effect, community)
    $$,
    'each audit row says which community declared what, and names nobody'
);

SELECT * FROM finish();
ROLLBACK;
