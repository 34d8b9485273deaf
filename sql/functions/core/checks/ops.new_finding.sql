CREATE OR REPLACE FUNCTION ops.new_finding(
    p_name text,
    p_title text,
    p_level text,
    p_category text,
    p_description text,
    p_object text,
    p_detail text,
    p_remediation text
)
RETURNS ops.finding
LANGUAGE sql IMMUTABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT
    p_name,
    p_title,
    p_level,
    CASE p_category WHEN 'SECURITY' THEN 'EXTERNAL' ELSE 'INTERNAL' END,
    ARRAY[p_category],
    p_description,
    p_detail,
    p_remediation,
    pg_catalog.jsonb_build_object('object', p_object),
    pg_catalog.format('%s:%s', p_name, p_object);
$$;
REVOKE ALL ON FUNCTION ops.new_finding
FROM PUBLIC;
COMMENT ON FUNCTION ops.new_finding IS
'Returns one row of ops.finding, and fills the columns that follow from the others.';
