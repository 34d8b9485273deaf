BEGIN;
SELECT plan(5);

SELECT is(
    tap.finds('SELECT is_local FROM ledger.regions WHERE is_local', r), '{true}',
    r || ' reads where the data is stored'
)
FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r;
SELECT tap.become('anon');
SELECT throws_ok(
    $$UPDATE ledger.regions SET data_location = 'elsewhere'$$, '42501', NULL,
    'nobody of the API changes where the data is stored'
);

SELECT tap.become('ledger_owner');
SELECT isnt_empty(
    'UPDATE ledger.regions SET name = name WHERE is_local RETURNING id',
    'the owner changes a region as its profile says'
);

SELECT * FROM finish();
ROLLBACK;
