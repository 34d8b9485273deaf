-- Lists the policies that decide on a command of a role on a table.
SELECT coalesce(string_agg(p.policyname, ', ' ORDER BY p.policyname), 'none') FROM pg_catalog.pg_policies AS p
WHERE p.schemaname = 'ledger' AND p.tablename = %s AND p.cmd IN ('ALL', %s) AND p.roles && ARRAY['public', %s]::name[]
