-- eldb: requires ops.list_relations
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_no_cascade()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_relations('rp') AS c
INNER JOIN pg_catalog.pg_constraint AS k
    ON k.conrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0
CROSS JOIN LATERAL ops.new_finding(
    'no_cascade',
    'A foreign key changes hidden rows',
    'ERROR',
    'SECURITY',
    'A foreign key that deletes or changes rows does it without asking any policy.',
    pg_catalog.format('%s:%s', c.oid::regclass, k.conname),
    pg_catalog.format(
        'Constraint %I of %s is %s.',
        k.conname, c.oid::regclass, pg_catalog.pg_get_constraintdef(k.oid)
    ),
    pg_catalog.format(
        'ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %2$I %3$s;',
        c.oid::regclass,
        k.conname,
        pg_catalog.regexp_replace(
            pg_catalog.pg_get_constraintdef(k.oid),
            ' ON (UPDATE|DELETE) (CASCADE|SET NULL|SET DEFAULT)( \([^)]*\))?',
            '',
            'g'
        )
    )
) AS f
WHERE k.confdeltype IN ('c', 'n', 'd') OR k.confupdtype IN ('c', 'n', 'd');
$$;
REVOKE ALL ON FUNCTION ops.check_no_cascade FROM PUBLIC;
COMMENT ON FUNCTION ops.check_no_cascade IS
'ERROR: a foreign key has CASCADE, SET NULL or SET DEFAULT. Functions that check and '
'record delete rows instead.';
