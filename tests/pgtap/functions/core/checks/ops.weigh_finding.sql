BEGIN;
SELECT plan(3);

INSERT INTO ops.accepted_exposures (rule, object, reason, accepted_by)
VALUES ('publications', 'planted', 'It leaves for our own mirror.', 'Ngaire');
CREATE FUNCTION pg_temp.weighed(p_name text, p_object text)
RETURNS ops.finding
LANGUAGE sql
AS $$
SELECT ops.weigh_finding(
    ops.new_finding(p_name, 't', 'ERROR', 'SECURITY', 'd', p_object, 'It leaves.', 'r')
);
$$;

SELECT results_eq(
    $$
    SELECT w.level, w.detail, w.metadata -> 'number', w.metadata #>> '{accepted,accepted_by}'
    FROM pg_temp.weighed('publications', 'planted') AS w
    $$,
    $$
    VALUES (
        'INFO', 'It leaves. Accepted by Ngaire: It leaves for our own mirror.',
        '123'::jsonb, 'Ngaire'
    )
    $$,
    'an accepted finding is INFO, with the person and the reason'
);
SELECT results_eq(
    $$
    SELECT w.level, w.detail, w.metadata
    FROM pg_temp.weighed('publications', 'another') AS w
    $$,
    $$VALUES ( 'ERROR', 'It leaves.', '{"object": "another", "number": 123}'::jsonb )$$,
    'a finding that nobody accepted keeps its level'
);
SELECT is(
    (pg_temp.weighed('planted', 'planted')).metadata -> 'number', 'null'::jsonb,
    'a finding of a rule without a number has no number'
);

SELECT * FROM finish();
ROLLBACK;
