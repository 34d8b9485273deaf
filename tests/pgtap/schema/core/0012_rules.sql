BEGIN;
SELECT plan(9);

SELECT throws_ok(
    format('INSERT INTO ops.rules (number, name) VALUES (%s, %L)', t.number, t.name),
    t.code, NULL, t.why
)
FROM (
    VALUES
    (101, 'planted', '23505', 'two rules cannot have the same number'),
    (999, 'rls_forced', '23505', 'a rule cannot have two numbers'),
    (100, 'planted', '23514', 'a number below 101 is not allowed'),
    (999, 'Planted rule', '23514',
    'the name of a rule is lower-case letters and underscores')
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
    ('planted', 'Why not.', 'Ngaire', '23503', 'an accepted exposure must name a rule'),
    ('publications', ' ', 'Ngaire', '23514', 'an accepted exposure must have a reason'),
    ('publications', 'Why not.', ' ', '23514',
    'an accepted exposure must name the person who accepted it')
) AS t (rule, reason, accepted_by, code, why);
SELECT set_eq(
    $$SELECT rule, object FROM ops.accepted_exposures$$,
    $$
    VALUES
    ('application_roles', 'service_role:service_role:BYPASSRLS'),
    ('application_roles', 'authenticator:service_role:BYPASSRLS')
    $$,
    'a new region accepts only the BYPASSRLS that platforms give the service role'
);

-- The triggers would correct these rows. Without them the constraints refuse the rows.
SET LOCAL session_replication_role = replica;
SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$INSERT INTO ops.accepted_exposures (rule, object, reason, accepted_by) VALUES ('planted', ' ', 'Because.', 'Somebody')$q$,
        'accepted_exposures_object_check', 'an accepted exposure must name an object'
    )
) AS w (query, breaks, says);
SET LOCAL session_replication_role = origin;

SELECT * FROM finish();
ROLLBACK;
