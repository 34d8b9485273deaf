-- Lists the indexes of a concurrent statement, by name or by table with its TOAST table. Columns: whether the statement names the
-- index, its name, whether it is valid, and whether it is a leftover: invalid now, not invalid before, and no session builds it.
SELECT
    c.relname = t.name,
    format('%%I.%%I', n.nspname, c.relname),
    i.indisvalid,
    NOT i.indisvalid
        AND format('%%I.%%I', n.nspname, c.relname) <> ALL (t.invalid)
        AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_stat_progress_create_index AS p
            WHERE p.index_relid = i.indexrelid AND p.pid <> pg_backend_pid()
        )
FROM (
    SELECT
        (parse_ident(j.index))[array_length(parse_ident(j.index), 1)]::name AS name,
        to_regclass(j.relation) AS relation,
        j.invalid
    FROM jsonb_to_record(%(intent)s::jsonb) AS j (index text, relation text, invalid text [])
) AS t
LEFT JOIN pg_catalog.pg_class AS whole ON t.relation = whole.oid
INNER JOIN pg_catalog.pg_index AS i ON i.indrelid IN (whole.oid, whole.reltoastrelid) OR whole.oid IS NULL
INNER JOIN pg_catalog.pg_class AS c
    ON i.indexrelid = c.oid AND c.relkind = 'i' AND (c.relname = t.name OR starts_with(c.relname, t.name || '_cc') OR t.name IS NULL)
INNER JOIN pg_catalog.pg_namespace AS n ON c.relnamespace = n.oid
WHERE t.relation IS NOT NULL OR t.name IS NOT NULL
