-- eldb: requires ops.list_relations
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_foreign_key_index()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_relations('rp') AS c
INNER JOIN pg_catalog.pg_constraint AS k
    ON k.conrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0
CROSS JOIN LATERAL ops.new_finding(
    'foreign_key_index',
    'A foreign key has no index',
    'WARN',
    'PERFORMANCE',
    'Every delete or key change of a referenced row reads the whole referencing table.',
    pg_catalog.format('%s:%s', c.oid::regclass, k.conname),
    pg_catalog.format('No index of %s begins with the columns of %I.', c.oid::regclass, k.conname),
    pg_catalog.format(
        'CREATE INDEX ON %s (%s);',
        c.oid::regclass,
        (
            SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY n.place)
            FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY AS n (attnum, place)
            INNER JOIN pg_catalog.pg_attribute AS a
                ON a.attrelid = c.oid AND a.attnum = n.attnum
        )
    )
) AS f
WHERE NOT EXISTS (
    SELECT FROM pg_catalog.pg_index AS i
    WHERE
        i.indrelid = c.oid
        AND i.indisvalid
        AND i.indpred IS NULL
        AND (i.indkey::int2[])[0:pg_catalog.cardinality(k.conkey) - 1] @> k.conkey
);
$$;
REVOKE ALL ON FUNCTION ops.check_foreign_key_index FROM PUBLIC;
COMMENT ON FUNCTION ops.check_foreign_key_index IS
'WARN: the columns of a foreign key are not the first columns of a valid index over '
'all rows of their table.';
