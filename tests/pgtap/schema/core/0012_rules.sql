BEGIN;
SELECT plan(9);

SELECT throws_ok(
    format('INSERT INTO ops.rules (number, name) VALUES (%s, %L)', t.number, t.name),
    t.code, NULL, t.why
)
FROM (
    VALUES
    (101, 'planted', '23505', 'a number is given once'),
    (999, 'rls_forced', '23505', 'a rule has one number'),
    (100, 'planted', '23514', 'a number has three digits'),
    (999, 'Planted rule', '23514', 'a rule has a plain name')
) AS t (number, name, code, why);
SELECT throws_ok(
    format(
        'INSERT INTO ops.accepted_exposures (rule, object, reason, accepted_by) '
        'VALUES (%L, ''planted'', %L, %L)',
        t.rule, t.reason, t.accepted_by
    ),
    t.code, NULL, t.why
)
FROM (
    VALUES
    ('planted', 'Why not.', 'Ngaire', '23503', 'what no rule finds is not accepted'),
    ('publications', ' ', 'Ngaire', '23514', 'nothing is accepted without a reason'),
    ('publications', 'Why not.', ' ', '23514', 'nor by nobody')
) AS t (rule, reason, accepted_by, code, why);
SELECT set_eq(
    $$SELECT rule, object FROM ops.accepted_exposures$$,
    $$
    VALUES
    ('application_roles', 'service_role:service_role:BYPASSRLS'),
    ('application_roles', 'authenticator:service_role:BYPASSRLS')
    $$,
    'a region begins with what platforms make of the service role, and nothing else'
);

-- Without the triggers, which leave nothing wrong to be refused.
SET LOCAL session_replication_role = replica;
SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$INSERT INTO ops.accepted_exposures (rule, object, reason, accepted_by) VALUES ('planted', ' ', 'Because.', 'Somebody')$q$,
        'accepted_exposures_object_check', 'an exposure is of something'
    )
) AS w (query, breaks, says);
SET LOCAL session_replication_role = origin;

SELECT * FROM finish();
ROLLBACK;
