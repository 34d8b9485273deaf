CREATE OR REPLACE FUNCTION priv.uuid_floor(p_at timestamptz)
RETURNS uuid
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT pg_catalog.encode(
    pg_catalog.substring(
        pg_catalog.int8send(pg_catalog.floor(extract(EPOCH FROM p_at) * 1000)::bigint), 3
    )
    || '\x70008000000000000000',
    'hex'
)::uuid;
$$;
REVOKE ALL ON FUNCTION priv.uuid_floor FROM PUBLIC;
COMMENT ON FUNCTION priv.uuid_floor IS
'Returns the smallest UUIDv7 of the millisecond of a time from 1970 on. Partitions and '
'pages by time use it as a bound.';
