BEGIN;
SELECT plan(5);

SELECT is(
    tap.callers('priv.require_future'), '{}', 'no client calls the helper by itself'
);
SELECT tap.wind('1 hour');
SELECT matches(
    tap.refusal(format('SELECT priv.require_future(now() + %L::interval)', later)),
    outcome, description
)
FROM (
    VALUES
    (NULL, '^done', 'NULL, which means no end, passes'),
    ('61 minutes', '^done', 'a time to come passes'),
    (
        '59 minutes', '^22023 . it would have ended already at ',
        'a time that has passed by the ledger''s clock is refused'
    ),
    (
        '1 hour', '^22023 . it would have ended already at ',
        'the present moment is refused'
    )
) AS a (later, outcome, description);

SELECT * FROM finish();
ROLLBACK;
