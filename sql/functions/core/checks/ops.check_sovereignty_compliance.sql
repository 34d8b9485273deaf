-- eldb: requires ops.verify
CREATE OR REPLACE FUNCTION ops.check_sovereignty_compliance()
-- Not SETOF ops.finding, because ops.verify() would call it as a rule.
RETURNS TABLE (
    name text,
    title text,
    level text,
    facing text,
    categories text[],
    description text,
    detail text,
    remediation text,
    metadata jsonb,
    cache_key text,
    number integer,
    count bigint
)
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT
    (f.first).name,
    (f.first).title,
    (f.first).level,
    (f.first).facing,
    (f.first).categories,
    (f.first).description,
    (f.first).detail,
    (f.first).remediation,
    pg_catalog.jsonb_build_object('number', f.number, 'objects', f.objects),
    pg_catalog.format('%s:%s', (f.first).name, (f.first).level),
    f.number,
    f.count
FROM (
    SELECT
        r.number,
        (pg_catalog.array_agg(v ORDER BY v.cache_key))[1] AS first,
        pg_catalog.jsonb_agg(v.metadata -> 'object' ORDER BY v.cache_key) AS objects,
        pg_catalog.count(*) AS count
    FROM ops.verify() AS v
    INNER JOIN ops.rules AS r ON r.name = v.name
    WHERE r.is_sovereignty
    GROUP BY r.number, v.level
) AS f
ORDER BY f.number, (f.first).level;
$$;
REVOKE ALL ON FUNCTION ops.check_sovereignty_compliance FROM PUBLIC;
COMMENT ON FUNCTION ops.check_sovereignty_compliance IS
'Reports the rules of sovereignty that are broken: one row per rule and level, with '
'the number and names of all objects that break it and the detail of the first. No row '
'means that nobody can see or take what they may not, as far as the rules in ops.rules '
'can tell.';
