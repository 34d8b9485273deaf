-- eldb: requires ops.list_relations
-- eldb: requires ops.list_schemas
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_publications()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM (
    SELECT
        p.pubname,
        'all tables' AS what,
        pg_catalog.format('DROP PUBLICATION %I;', p.pubname) AS remedy
    FROM pg_catalog.pg_publication AS p
    WHERE p.puballtables
    UNION ALL
    SELECT
        p.pubname,
        pg_catalog.format('schema %I', n.nspname),
        pg_catalog.format('ALTER PUBLICATION %I DROP TABLES IN SCHEMA %I;', p.pubname, n.nspname)
    FROM pg_catalog.pg_publication AS p
    INNER JOIN pg_catalog.pg_publication_namespace AS s ON s.pnpubid = p.oid
    INNER JOIN ops.list_schemas() AS n ON n.oid = s.pnnspid
    UNION ALL
    SELECT
        p.pubname,
        pg_catalog.format('table %s', c.oid::regclass),
        pg_catalog.format('ALTER PUBLICATION %I DROP TABLE %s;', p.pubname, c.oid::regclass)
    FROM pg_catalog.pg_publication AS p
    INNER JOIN pg_catalog.pg_publication_rel AS r ON r.prpubid = p.oid
    INNER JOIN ops.list_relations('rp') AS c ON c.oid = r.prrelid
) AS o
CROSS JOIN LATERAL ops.new_finding(
    'publications',
    'Replication carries tables of the ledger',
    'ERROR',
    'SECURITY',
    'Logical replication carries every row of a table, and policies do not apply to it.',
    pg_catalog.format('%s:%s', o.pubname, o.what),
    pg_catalog.format('Publication %I carries %s.', o.pubname, o.what),
    o.remedy
) AS f;
$$;
REVOKE ALL ON FUNCTION ops.check_publications FROM PUBLIC;
COMMENT ON FUNCTION ops.check_publications IS
'ERROR: a publication is FOR ALL TABLES, or carries a table or schema of the ledger.';
