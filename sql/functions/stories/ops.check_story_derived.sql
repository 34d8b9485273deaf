-- eldb: requires functions/stories/priv.find_story_drift.sql
CREATE OR REPLACE FUNCTION ops.check_story_derived()
RETURNS SETOF ops.finding
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = ''
AS $$
SELECT * FROM priv.find_story_drift();
$$;
REVOKE ALL ON FUNCTION ops.check_story_derived() FROM PUBLIC;
COMMENT ON FUNCTION ops.check_story_derived() IS
'Compares the derived columns of every story with their truth tables; one row a '
'column that differs.';
