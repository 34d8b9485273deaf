BEGIN;
SELECT plan(7);

SELECT tap.protocol_society();

CREATE FUNCTION pg_temp.declare_rain(p_person integer, p_community uuid DEFAULT tap.here())
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.attempt(
    p_person,
    format(
        'SELECT ledger.create_protocol(
            %L, ''Rain'', ''Ask.'', ''{"ask": "elders"}'', 2, ''{song}'', ''optional'', ''open''
        )',
        p_community
    )
);
$$;

SELECT is(
    tap.callers('ledger.create_protocol'), ARRAY['authenticated'],
    'only people who are signed in declare a protocol'
);
SELECT is(
    pg_temp.declare_rain(person, community),
    'EL102 | only a lead or a steward declares protocols of community ID | '
    'Each community decides about its own protocols. | '
    'Check the id, or ask a lead of the community.',
    description
)
FROM (
    VALUES
    (3, tap.here(), 'an elder does not declare a protocol'),
    (2, tap.elsewhere(), 'a steward does not declare a protocol for another community'),
    (3, tap.id('ff'), 'a community that does not exist is refused in the same words')
) AS a (person, community, description);
SELECT matches(
    tap.attempt(
        NULL,
        'SELECT priv.create_protocol(tap.here(), ''Rain'', '''', NULL, 0, NULL, NULL, NULL)'
    ),
    '^EL001 ', 'without claims nobody declares a protocol'
);
SELECT tap.become('authenticated', 4);
SELECT set_config(
    'test.wind', ledger.create_protocol(tap.here(), 'Wind')::text, TRUE
);
SELECT pg_temp.declare_rain(2);
SELECT results_eq(
    $$
    SELECT
        p.name, pc.community_id, p.community_id, p.description, p.rules,
        p.required_approvals, p.applies_to, p.enforcement, p.access_mode, p.created_by,
        p.id::text = current_setting('test.wind')
    FROM ledger.cultural_protocols AS p
    INNER JOIN ledger.protocol_communities AS pc ON pc.protocol_id = p.id
    WHERE p.name IN ('Rain', 'Wind')
    ORDER BY p.name
    $$,
    $$
    VALUES
    (
        'Rain', tap.here(), tap.here(), 'Ask.', '{"ask": "elders"}'::jsonb, 2,
        '{song}'::text[], 'optional', 'open', tap.person(2), FALSE
    ),
    (
        'Wind', tap.here(), tap.here(), '', '{}', 0, '{}', 'mandatory', 'strict',
        tap.person(4), TRUE
    )
    $$,
    'a lead and a steward declare protocols, which are mandatory and strict by default'
);
SELECT results_eq(
    $$SELECT tap.audited('create_protocol')$$,
    $$
    SELECT p || ' authenticated protocol ID {"community_id": "c1"}'
    FROM unnest(ARRAY[4, 2]) AS p
    $$,
    'the audit row says the community, and nothing of the words'
);

SELECT * FROM finish();
ROLLBACK;
