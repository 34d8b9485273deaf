INSERT INTO eldb.files
SELECT r.*
FROM jsonb_array_elements(%s::jsonb) AS f (file)
CROSS JOIN LATERAL jsonb_populate_record(
    NULL::eldb.files,
    f.file || jsonb_build_object('xid', pg_current_xact_id()::xid::text::bigint, 'applied_at', clock_timestamp())
) AS r
