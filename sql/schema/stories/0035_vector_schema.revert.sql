-- eldb: when vector
-- eldb: as login
DO $$
BEGIN
    -- A platform's own schema of that name stays as it is.
    IF obj_description(to_regnamespace('extensions'), 'pg_namespace')
        = 'Types and functions of extensions; exposed to no API.'
    THEN
        ALTER EXTENSION vector SET SCHEMA public;
        DROP SCHEMA extensions;
    END IF;
END;
$$;
