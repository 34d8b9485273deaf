CREATE OR REPLACE FUNCTION ops.list_stored_settings(p_name text)
RETURNS TABLE (place text, value text)
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT
    CASE
        WHEN s.setrole = 0 THEN pg_catalog.format('DATABASE %I', d.datname)
        WHEN s.setdatabase = 0 THEN pg_catalog.format('ROLE %s', s.setrole::regrole)
        ELSE pg_catalog.format('ROLE %s IN DATABASE %I', s.setrole::regrole, d.datname)
    END,
    pg_catalog.substr(c, pg_catalog.length(p_name) + 2)
FROM pg_catalog.pg_db_role_setting AS s
LEFT JOIN pg_catalog.pg_database AS d ON d.oid = s.setdatabase
CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) AS c
WHERE
    pg_catalog.starts_with(c, p_name || '=')
    AND (s.setdatabase = 0 OR d.datname = pg_catalog.current_database());
$$;
REVOKE ALL ON FUNCTION ops.list_stored_settings FROM PUBLIC;
COMMENT ON FUNCTION ops.list_stored_settings IS
'Returns where a setting is stored and with which value: for a role, for this database '
'or for a role in this database. ALTER <place> RESET removes it.';
