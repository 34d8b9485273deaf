BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.rest('d1', 'hide', 1);
SELECT tap.rest('d2', 'hide', 2, '-1 day', '0');
SELECT tap.rest('d3', 'hide', 3, '1 second');
SELECT tap.rest('d4', 'elders_only', 4, '-1 day');

SELECT is(
    tap.finds('SELECT priv.hidden_keys()', 'anon'), ARRAY[ARRAY[tap.person(1)]::text],
    'only a period that hides stories and is in force counts'
);
UPDATE ledger.protocol_periods SET lifted_at = now();
SELECT is(
    tap.finds('SELECT priv.hidden_keys()', 'anon'), ARRAY['{}'],
    'after all periods were lifted the result is an empty array, not NULL'
);

SELECT * FROM finish();
ROLLBACK;
