BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.rest('d1', 'elders_only', 1);
SELECT tap.rest('d2', 'elders_only', 2, '-1 day', '0');
SELECT tap.rest('d3', 'elders_only', 3, '1 second');
SELECT tap.rest('d4', 'hide', 4, '-1 day');

SELECT is(
    tap.finds('SELECT unnest(priv.resting_keys()) ORDER BY 1', 'anon'),
    ARRAY[tap.person(1), tap.person(4)]::text[],
    'a period with any effect counts while it is in force'
);
UPDATE ledger.protocol_periods SET lifted_at = now();
SELECT is(
    tap.finds('SELECT priv.resting_keys()', 'anon'), ARRAY['{}'],
    'after all periods were lifted the result is an empty array, not NULL'
);

SELECT * FROM finish();
ROLLBACK;
