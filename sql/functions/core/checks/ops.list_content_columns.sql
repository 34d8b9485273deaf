-- eldb: requires ops.list_relations
CREATE OR REPLACE FUNCTION ops.list_content_columns()
RETURNS TABLE (relation regclass, column_name name, statistics_target integer)
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT c.oid, a.attname, coalesce(a.attstattarget, -1)
FROM ops.list_relations('rp') AS c
INNER JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
WHERE
    c.relnamespace NOT IN ('ops'::regnamespace, 'priv'::regnamespace)
    AND a.attnum > 0
    AND a.atttypid IN (
        'text'::regtype, 'text[]'::regtype, 'jsonb'::regtype, 'json'::regtype,
        'bytea'::regtype
    )
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_constraint AS k
        WHERE
            k.conrelid = c.oid
            AND (
                (k.contype IN ('p', 'u', 'f') AND a.attnum = ANY(k.conkey))
                -- A list of words, or a pattern for the whole text, makes the column a code.
                OR (
                    k.contype = 'c'
                    AND k.conkey = ARRAY[a.attnum]
                    AND pg_catalog.pg_get_constraintdef(k.oid) ~ '= ANY \(|~ ''\^'
                )
            )
    )
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_index AS i
        WHERE i.indrelid = c.oid AND a.attnum = ANY(i.indkey::smallint[])
    );
$$;
REVOKE ALL ON FUNCTION ops.list_content_columns FROM PUBLIC;
COMMENT ON FUNCTION ops.list_content_columns IS
'Columns of tables and partitions that hold what people wrote: texts and documents '
'that are neither a key nor a code and have no index. The statistics target is -1 '
'where the default of the server applies.';
