CREATE OR REPLACE FUNCTION ops.list_schemas()
RETURNS SETOF pg_catalog.pg_namespace
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT n.*
FROM pg_catalog.pg_namespace AS n
WHERE
    n.nspname IN ('ledger', 'priv', 'ops')
    OR n.nspowner = (
        SELECT o.nspowner FROM pg_catalog.pg_namespace AS o WHERE o.nspname = 'ops'
    );
$$;
REVOKE ALL ON FUNCTION ops.list_schemas FROM PUBLIC;
COMMENT ON FUNCTION ops.list_schemas IS
'The schemas of the packs, which the checks read. They do not judge other schemas, for '
'instance those of a platform.';
