BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_public_execute()',
    '27 default-privileges: PUBLIC can run no function'
);
SELECT is_empty(
    $$
    SELECT p.oid::regprocedure
    FROM pg_proc AS p
    WHERE p.pronamespace = ANY(tap.schemas_of_owner())
        AND has_function_privilege('pg_read_all_data', p.oid, 'EXECUTE')
    $$,
    '27 default-privileges: a role without grants can run no function'
);

SET LOCAL ROLE ledger_owner;
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
CREATE FUNCTION ops.planted() RETURNS void LANGUAGE plpgsql AS $$ BEGIN END; $$;
RESET ROLE;
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_public_execute()
    WHERE metadata ->> 'object' = 'ops.planted()'
    $$,
    '27 default-privileges: a function that PUBLIC can run is found'
);

SELECT * FROM finish();
ROLLBACK;
