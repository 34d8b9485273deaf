BEGIN;
SELECT plan(5);

SELECT tap.society();

SELECT lives_ok(
    format('SELECT priv.require_cents(%s)', amount), format('%s can be paid', amount)
)
FROM unnest(ARRAY['12', '0.01', '12.340', 'NULL']) AS amount;
SELECT throws_ok(
    'SELECT priv.require_cents(0.005)', '22023', 'not an amount to the cent: 0.005',
    'half a cent cannot'
);

SELECT * FROM finish();
ROLLBACK;
