BEGIN;
SELECT plan(3);

SELECT tap.protocol_society();
SELECT tap.admit('a1', 'c2', 3, p_role => 'steward');

CREATE FUNCTION pg_temp.outcome(p_person integer, p_community text)
RETURNS text
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.become('none', p_person);
    RETURN tap.refusal(
        format(
            'SELECT priv.require_protocol_keeper(tap.id(''a1''), %L)', tap.id(p_community)
        )
    );
END;
$$;

SELECT is(
    tap.callers('priv.require_protocol_keeper'), '{}', 'no client calls the check directly'
);
SELECT results_eq(
    $$
    SELECT c, p FROM unnest(ARRAY['c1', 'c2', 'c3']) AS c CROSS JOIN generate_series(1, 8) AS p
    WHERE pg_temp.outcome(p, c) = 'done'
    $$,
    $$VALUES ('c1', 2), ('c1', 4), ('c2', 3)$$,
    'a lead and a steward of a community that shares the protocol pass for that community alone'
);
SELECT is(
    pg_temp.outcome(3, 'c1'),
    'EL102 | only a lead of the community, or its steward of the protocol, decides this for '
    'community ID | Protocol ID. | '
    'Name a community that shares the protocol, or ask a lead of it.',
    'an elder is refused'
);

SELECT * FROM finish();
ROLLBACK;
