BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_leakproof()',
    '12 leaky-operator: no function is marked LEAKPROOF'
);
SELECT is_empty(
    $$
    SELECT p.oid::regprocedure
    FROM pg_proc AS p
    WHERE p.pronamespace = ANY(tap.schemas_of_owner()) AND p.proleakproof
    $$,
    '12 leaky-operator: the catalogue has no LEAKPROOF function'
);

ALTER FUNCTION priv.uuid_time(uuid) LEAKPROOF;
SELECT isnt_empty(
    $$SELECT detail FROM ops.check_leakproof() WHERE detail LIKE '%uuid_time%'$$,
    '12 leaky-operator: a function that is marked LEAKPROOF is found'
);

SELECT * FROM finish();
ROLLBACK;
