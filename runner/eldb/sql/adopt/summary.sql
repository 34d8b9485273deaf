-- Returns for each old table the number of rows, a digest of all rows, and the outcomes.
SELECT
    o.source, count(*), encode(sha256(string_agg(o.digest, ''::bytea ORDER BY o.key COLLATE "C")), 'hex'),
    count(*) FILTER (WHERE l.outcome = 'mapped'), count(*) FILTER (WHERE l.outcome = 'narrowed'),
    count(*) FILTER (WHERE l.outcome = 'left'),
    coalesce(array_agg(o.key ORDER BY o.key COLLATE "C") FILTER (WHERE l.row_digest <> o.digest), '{}')
FROM pg_temp.old_rows AS o
LEFT JOIN priv.legacy_rows AS l ON o.source = l.source AND o.key = l.legacy_key
GROUP BY o.source
ORDER BY o.source
