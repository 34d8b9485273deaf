BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_function_search_path()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE FUNCTION ledger.planted() RETURNS void LANGUAGE plpgsql AS $$ BEGIN END; $$;
CREATE FUNCTION priv.planted() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = '' AS $$ BEGIN END; $$;
CREATE PROCEDURE ops.planted() LANGUAGE plpgsql
SET search_path = public AS $$ BEGIN END; $$;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_function_search_path()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Function ledger.planted() runs with the search_path of its caller.',
        'ALTER ROUTINE ledger.planted() SET search_path = '''';'
    ),
    (
        'ERROR',
        'Function priv.planted() runs with search_path="".',
        'ALTER ROUTINE priv.planted() SET search_path = pg_catalog, pg_temp;'
    ),
    (
        'ERROR',
        'Function ops.planted() runs with search_path=public.',
        'ALTER ROUTINE ops.planted() SET search_path = '''';'
    )
    $$,
    'no path, an empty one for a definer, and another schema are named'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_function_search_path() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_function_search_path()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
