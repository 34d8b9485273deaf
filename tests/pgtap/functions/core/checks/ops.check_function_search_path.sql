BEGIN;
SELECT plan(2);

CREATE FUNCTION ledger.planted() RETURNS void LANGUAGE plpgsql AS $$ BEGIN END; $$;
CREATE FUNCTION priv.planted() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = '' AS $$ BEGIN END; $$;
CREATE PROCEDURE ops.planted() LANGUAGE plpgsql
SET search_path = public AS $$ BEGIN END; $$;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_function_search_path()$$,
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
    'the check reports no path, an empty path of a definer, and a path with another'
    ' schema'
);

SELECT tap.cure('ops.check_function_search_path');
SELECT is_empty(
    'SELECT detail FROM ops.check_function_search_path()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
