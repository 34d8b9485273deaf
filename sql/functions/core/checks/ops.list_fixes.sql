CREATE OR REPLACE FUNCTION ops.list_fixes()
RETURNS TABLE (cve text, major integer, minor integer)
LANGUAGE sql IMMUTABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
VALUES
-- row security in sub-queries ignores that the role changed
('CVE-2024-10976', 15, 9),
('CVE-2024-10976', 16, 5),
('CVE-2024-10976', 17, 1),
-- planner statistics show rows that row security hides
('CVE-2025-8713', 15, 14),
('CVE-2025-8713', 16, 10),
('CVE-2025-8713', 17, 6);
$$;
REVOKE ALL ON FUNCTION ops.list_fixes FROM PUBLIC;
COMMENT ON FUNCTION ops.list_fixes IS
'Known leaks around row level security, with the minor release of each major version '
'that closed them.';
