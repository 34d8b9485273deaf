-- eldb: unless pg18
CREATE OR REPLACE FUNCTION ledger.new_id()
RETURNS uuid
LANGUAGE sql
VOLATILE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = ''
AS $$
-- RFC 9562: 48 bits of milliseconds, version 7 with 12 bits of their fraction, variant and
-- 62 random bits, which the tail of a v4 already is.
SELECT pg_catalog.encode(
    pg_catalog.substring(pg_catalog.int8send(t.us / 1000), 3)
    || pg_catalog.int2send((x'7000'::integer + t.us % 1000 * 4096 / 1000)::smallint)
    || pg_catalog.substring(pg_catalog.uuid_send(pg_catalog.gen_random_uuid()), 9),
    'hex'
)::uuid
FROM (
    SELECT (extract(EPOCH FROM pg_catalog.clock_timestamp()) * 1000000)::bigint AS us
) AS t;
$$;
REVOKE ALL ON FUNCTION ledger.new_id() FROM PUBLIC;
COMMENT ON FUNCTION ledger.new_id() IS
'A new UUIDv7: sorts by the time it was made, and says that time to whoever reads it.';
