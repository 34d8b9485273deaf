-- eldb: requires ops.list_schemas
CREATE OR REPLACE FUNCTION ops.list_relations(p_kinds text)
RETURNS SETOF pg_catalog.pg_class
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT c.*
FROM pg_catalog.pg_class AS c
WHERE
    c.relnamespace IN (SELECT n.oid FROM ops.list_schemas() AS n)
    AND pg_catalog.strpos(p_kinds, c.relkind::text) > 0
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend AS d
        WHERE
            d.classid = 'pg_catalog.pg_class'::regclass
            AND d.objid = c.oid
            AND d.deptype = 'e'
    );
$$;
REVOKE ALL ON FUNCTION ops.list_relations FROM PUBLIC;
COMMENT ON FUNCTION ops.list_relations IS
'Relations in the schemas of the packs whose relkind is one of the given letters, '
'without those of extensions.';
