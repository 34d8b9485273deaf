CREATE FUNCTION app.count_notes()
RETURNS bigint
LANGUAGE sql
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
RETURN (SELECT count(*) FROM app.notes);
COMMENT ON FUNCTION app.count_notes() IS 'Notes of everybody.';
