BEGIN;
SELECT plan(5);

SELECT is(
    tap.refusal(format('SELECT priv.require_cents(%L)', amount)), 'done', description
)
FROM (
    VALUES
    (12, 'an amount without cents passes'),
    (0.01, 'one cent passes'),
    (12.340, 'an amount with a third decimal of zero passes'),
    (NULL, 'no amount passes')
) AS a (amount, description);
SELECT matches(
    tap.refusal('SELECT priv.require_cents(0.005)'),
    '^22023 . amount is not in whole cents: 0.005', 'half a cent is refused'
);

SELECT * FROM finish();
ROLLBACK;
