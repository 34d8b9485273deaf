-- eldb: as login
DO $$
BEGIN
    -- Only what was made here, never a platform's own.
    IF EXISTS (
        SELECT FROM pg_catalog.pg_namespace AS a
        INNER JOIN pg_catalog.pg_namespace AS l ON l.nspowner = a.nspowner
        WHERE a.nspname = 'auth' AND l.nspname = 'ledger'
    ) THEN
        DROP FUNCTION auth.uid();
        DROP SCHEMA auth;
    END IF;
END;
$$;
