BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.declare_protocol('a2');
DELETE FROM ledger.protocol_communities
WHERE protocol_id = tap.id('a2') AND community_id = tap.elsewhere();
CREATE FUNCTION pg_temp.declare_period(
    p_community_id uuid, p_protocol_id uuid, p_person_id uuid
)
RETURNS uuid
LANGUAGE sql
AS $$
SELECT priv.declare_period(
    p_community_id, 'ceremony', 'hide', p_protocol_id, p_person_id, NULL, NULL, 'Quiet.'
);
$$;

SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal('SELECT pg_temp.declare_period(tap.here(), NULL, NULL)'), '^EL001 ',
    'nobody in particular declares nothing'
);
SELECT tap.become('authenticated', 5);
SELECT matches(
    tap.refusal('SELECT pg_temp.declare_period(tap.elsewhere(), NULL, tap.person(2))'),
    '^EL136 ', 'an elder declares for no person of a community that is not theirs'
);
SELECT matches(
    tap.refusal($$SELECT pg_temp.declare_period(tap.elsewhere(), tap.id('a2'), NULL)$$),
    '^EL136 ', 'nor for a protocol that it does not share'
);
SELECT isnt(
    pg_temp.declare_period(tap.elsewhere(), tap.id('a1'), NULL), NULL,
    'but for a protocol that theirs shares'
);
SELECT tap.wind('1 hour');
SELECT pg_temp.declare_period(tap.elsewhere(), NULL, tap.person(1));
SELECT pg_temp.declare_period(tap.elsewhere(), NULL, NULL);
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT protocol_id, person_id, community_id, declared_by, starts_at - now()
    FROM ledger.protocol_periods
    WHERE declaring_community_id = tap.elsewhere() AND note = 'Quiet.'
    ORDER BY id
    $$,
    $$
    VALUES
    (tap.id('a1'), NULL::uuid, NULL::uuid, tap.person(5), '0'::interval),
    (NULL, tap.person(1), NULL, tap.person(5), '1 hour'),
    (NULL, NULL, tap.elsewhere(), tap.person(5), '1 hour')
    $$,
    'a period is for one thing, and begins now by the ledger''s clock'
);
SELECT results_eq(
    $$SELECT tap.audited('declare_period')$$,
    $$
    SELECT
        '5 authenticated period ID '
        '{"kind": "ceremony", "effect": "hide", "community_id": "c2"}'
    FROM generate_series(1, 3)
    $$,
    'the audit row says by which community, and not for whom'
);

SELECT * FROM finish();
ROLLBACK;
