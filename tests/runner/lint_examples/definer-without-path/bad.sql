CREATE FUNCTION app.count_notes() -- here
RETURNS bigint
LANGUAGE sql
SECURITY DEFINER
RETURN (SELECT count(*) FROM app.notes);
COMMENT ON FUNCTION app.count_notes() IS 'Notes of everybody.';
