-- eldb: requires ops.list_relations
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_primary_key()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_relations('rp') AS c
CROSS JOIN LATERAL ops.new_finding(
    'primary_key',
    'A table has no primary key',
    'ERROR',
    'OPERATIONS',
    'Without a primary key an audit cannot name a row, and replication cannot find it.',
    c.oid::regclass::text,
    pg_catalog.format('Table %s has no primary key.', c.oid::regclass),
    pg_catalog.format(
        'ALTER TABLE %s ADD COLUMN id uuid DEFAULT priv.new_id() PRIMARY KEY;',
        c.oid::regclass
    )
) AS f
WHERE NOT EXISTS (
    SELECT FROM pg_catalog.pg_constraint AS k
    WHERE k.conrelid = c.oid AND k.contype = 'p'
);
$$;
REVOKE ALL ON FUNCTION ops.check_primary_key FROM PUBLIC;
COMMENT ON FUNCTION ops.check_primary_key IS
'ERROR: a table or partition has no primary key.';
