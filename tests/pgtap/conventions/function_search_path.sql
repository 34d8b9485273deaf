BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_function_search_path()',
    '05 definer-path: every function sets its search_path'
);
SELECT is_empty(
    $$
    SELECT p.oid::regprocedure
    FROM pg_proc AS p
    WHERE p.pronamespace = ANY(tap.schemas_of_owner())
        AND NOT EXISTS (
            SELECT FROM unnest(p.proconfig) AS s
            WHERE s = 'search_path=pg_catalog, pg_temp'
                OR (s = 'search_path=""' AND NOT p.prosecdef)
        )
    $$,
    '05 definer-path: SECURITY DEFINER functions search pg_temp last, the others search'
    ' nothing'
);

CREATE FUNCTION ops.planted() RETURNS void LANGUAGE plpgsql AS $$ BEGIN END; $$;
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_function_search_path()
    WHERE metadata ->> 'object' = 'ops.planted()'
    $$,
    '05 definer-path: a function without a search_path is found'
);

SELECT * FROM finish();
ROLLBACK;
