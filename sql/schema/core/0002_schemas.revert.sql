-- eldb: as login
-- Functions and views are repeatable and have no revert of their own.
DO $$
DECLARE
    v_statement text;
BEGIN
    FOR v_statement IN
        SELECT format('DROP VIEW %s', c.oid::regclass)
        FROM pg_catalog.pg_class AS c
        INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relkind = 'v' AND n.nspname IN ('ledger', 'priv', 'ops')
        UNION ALL
        SELECT format('DROP ROUTINE %s', p.oid::regprocedure)
        FROM pg_catalog.pg_proc AS p
        INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('ledger', 'priv', 'ops')
    LOOP
        EXECUTE v_statement;
    END LOOP;
END;
$$;
DROP SCHEMA ops;
DROP SCHEMA priv;
DROP SCHEMA ledger;
