-- eldb: when pg18
CREATE OR REPLACE FUNCTION ledger.new_id()
RETURNS uuid
LANGUAGE sql
VOLATILE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = ''
AS $$
SELECT pg_catalog.uuidv7();
$$;
REVOKE ALL ON FUNCTION ledger.new_id() FROM PUBLIC;
COMMENT ON FUNCTION ledger.new_id() IS
'A new UUIDv7: sorts by the time it was made, and says that time to whoever reads it.';
