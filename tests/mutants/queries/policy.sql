-- Changes each policy: dropped, opened, of the other kind, for everybody, for more commands. expressions.py changes the
-- conditions.
WITH policies AS (
    SELECT
        p.polname,
        p.polrelid::regclass::text AS relation,
        p.polpermissive,
        p.polcmd,
        p.polroles,
        pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS reads,
        pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS writes,
        CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END AS kind,
        CASE p.polcmd
            WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL'
        END AS command,
        (
            SELECT string_agg(CASE r.role WHEN 0 THEN 'PUBLIC' ELSE r.role::regrole::text END, ', ')
            FROM unnest(p.polroles) AS r (role)
        ) AS roles,
        pg_catalog.obj_description(p.oid, 'pg_policy') AS meaning
    FROM pg_catalog.pg_policy AS p
    INNER JOIN ops.list_relations('rp') AS c ON p.polrelid = c.oid
),

made AS (
    SELECT
        p.relation,
        p.polname,
        v.change,
        format(
            'DROP POLICY %1$I ON %2$s; CREATE POLICY %1$I ON %2$s AS %3$s FOR %4$s TO %5$s%6$s%7$s;'
            ' COMMENT ON POLICY %1$I ON %2$s IS %8$L',
            p.polname, p.relation, v.kind, v.command, p.roles,
            CASE WHEN v.command <> 'INSERT' THEN ' USING (' || p.reads || ')' END,
            CASE WHEN v.command <> 'SELECT' THEN ' WITH CHECK (' || p.writes || ')' END,
            p.meaning
        ) AS statement
    FROM policies AS p
    CROSS JOIN LATERAL (
        VALUES
        (
            CASE WHEN p.polpermissive THEN 'restrictive' ELSE 'permissive' END,
            CASE WHEN p.polpermissive THEN 'RESTRICTIVE' ELSE 'PERMISSIVE' END,
            p.command
        ),
        (
            CASE WHEN p.polpermissive THEN 'for all commands' ELSE 'for reading only' END,
            p.kind,
            CASE WHEN p.polpermissive THEN 'ALL' ELSE 'SELECT' END
        )
    ) AS v (change, kind, command)
    WHERE v.kind <> p.kind OR v.command <> p.command
)

SELECT
    relation AS object,
    polname AS part,
    'dropped' AS change,
    format('DROP POLICY %I ON %s', polname, relation) AS statement
FROM policies
UNION ALL
SELECT * FROM made
UNION ALL
SELECT relation, polname, 'for everybody', format('ALTER POLICY %I ON %s TO PUBLIC', polname, relation)
FROM policies
WHERE polroles <> '{0}'
UNION ALL
SELECT
    p.relation, p.polname, 'for ' || r.duty,
    format('ALTER POLICY %I ON %s TO %s', p.polname, p.relation, r.oid::regrole)
FROM policies AS p
CROSS JOIN ops.list_roles() AS r
WHERE NOT p.polpermissive AND p.polroles = '{0}' AND r.duty IN ('anon', 'authenticated')
UNION ALL
SELECT relation, polname, 'USING TRUE', format('ALTER POLICY %I ON %s USING (TRUE)', polname, relation)
FROM policies
WHERE reads <> 'true'
UNION ALL
SELECT relation, polname, 'WITH CHECK TRUE', format('ALTER POLICY %I ON %s WITH CHECK (TRUE)', polname, relation)
FROM policies
WHERE writes <> 'true' OR (writes IS NULL AND polcmd IN ('*', 'w') AND reads <> 'true')
