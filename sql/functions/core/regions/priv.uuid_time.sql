CREATE OR REPLACE FUNCTION priv.uuid_time(p_id uuid)
RETURNS timestamptz
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT pg_catalog.to_timestamp(
    ('x' || pg_catalog.translate(pg_catalog.left(p_id::text, 13), '-', ''))::bit(48)::bigint
    / 1000.0
)
WHERE pg_catalog.substr(p_id::text, 15, 1) = '7';
$$;
REVOKE ALL ON FUNCTION priv.uuid_time FROM PUBLIC;
COMMENT ON FUNCTION priv.uuid_time IS
'Returns the time when a UUIDv7 was made, to the millisecond. Returns NULL for a UUID '
'of another version, which holds no such time.';
