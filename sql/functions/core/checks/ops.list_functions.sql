-- eldb: requires ops.list_schemas
CREATE OR REPLACE FUNCTION ops.list_functions()
RETURNS SETOF pg_catalog.pg_proc
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT p.*
FROM pg_catalog.pg_proc AS p
WHERE
    p.pronamespace IN (SELECT n.oid FROM ops.list_schemas() AS n)
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend AS d
        WHERE
            d.classid = 'pg_catalog.pg_proc'::regclass
            AND d.objid = p.oid
            AND d.deptype = 'e'
    );
$$;
REVOKE ALL ON FUNCTION ops.list_functions FROM PUBLIC;
COMMENT ON FUNCTION ops.list_functions IS
'Functions and procedures in the schemas of the packs, without those of extensions.';
