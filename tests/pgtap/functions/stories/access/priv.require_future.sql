BEGIN;
SELECT plan(5);

SELECT function_privs_are(
    'priv', 'require_future', ARRAY['timestamptz'], 'authenticated', ARRAY[]::text[],
    'a client asks nothing of it directly'
);
SELECT tap.wind('1 hour');
SELECT is(
    tap.refusal(format('SELECT priv.require_future(now() + %L::interval)', t)), 'done', d
)
FROM (VALUES (NULL, 'no end is no end'), ('61 minutes', 'what is to come is to come')) AS v (t, d);
SELECT matches(
    tap.refusal(format('SELECT priv.require_future(now() + %L::interval)', t)),
    '^22023 . it would have ended already at ', d
)
FROM (
    VALUES ('59 minutes', 'what is over by the ledger''s clock is refused'),
    ('1 hour', 'and so is this very moment')
) AS v (t, d);

SELECT * FROM finish();
ROLLBACK;
