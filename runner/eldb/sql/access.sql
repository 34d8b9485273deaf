-- Returns who may do what to which table as one JSON document: in a stable order and without times, so that two reports compare.
WITH roles AS (
    SELECT r.duty, r.oid, p.rolname, p.rolbypassrls OR p.rolsuper AS is_above, d.place
    FROM ops.list_roles() AS r
    INNER JOIN pg_catalog.pg_roles AS p ON p.oid = r.oid
    INNER JOIN (
        VALUES
        ('anon', 1), ('authenticated', 2), ('service_role', 3), ('maintenance', 4), ('auditor', 5), ('backup', 6)
    ) AS d (duty, place) ON d.duty = r.duty
),

relations AS (
    SELECT c.oid, c.relkind, c.relrowsecurity, c.relforcerowsecurity, n.nspname, c.relname, n.oid AS namespace
    FROM ops.list_relations('rpvmf') AS c
    INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE NOT c.relispartition
),

commands AS (
    SELECT c.name, c.letter, c.place
    FROM (
        VALUES ('SELECT', 'r', 1), ('INSERT', 'a', 2), ('UPDATE', 'w', 3), ('DELETE', 'd', 4)
    ) AS c (name, letter, place)
),

policies AS (
    SELECT
        p.polrelid,
        p.polname,
        p.polpermissive,
        p.polcmd,
        p.polroles,
        pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS qual,
        pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS checked,
        pg_catalog.obj_description(p.oid, 'pg_policy') AS comment
    FROM pg_catalog.pg_policy AS p
),

cells AS (
    SELECT
        c.oid,
        r.duty,
        r.place AS role_place,
        m.name AS command,
        m.place AS command_place,
        g.is_whole,
        g.columns,
        p.permissive,
        p.gates,
        CASE
            WHEN NOT pg_catalog.has_schema_privilege(r.oid, c.namespace, 'USAGE') THEN 'none'
            WHEN NOT g.is_whole AND g.columns IS NULL THEN 'none'
            WHEN c.relkind = 'v' THEN 'tables'
            WHEN r.is_above OR NOT c.relrowsecurity THEN 'all'
            WHEN p.permissive IS NULL THEN 'none'
            WHEN NOT p.is_open THEN 'some'
            WHEN p.gates IS NOT NULL THEN 'gated'
            ELSE 'all'
        END AS rows
    FROM relations AS c
    CROSS JOIN roles AS r
    CROSS JOIN commands AS m
    CROSS JOIN LATERAL (
        SELECT
            pg_catalog.has_table_privilege(r.oid, c.oid, m.name) AS is_whole,
            (
                SELECT pg_catalog.jsonb_agg(a.attname ORDER BY a.attname)
                FROM pg_catalog.pg_attribute AS a
                WHERE
                    a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                    AND m.name <> 'DELETE'
                    AND NOT pg_catalog.has_table_privilege(r.oid, c.oid, m.name)
                    AND pg_catalog.has_column_privilege(
                        r.oid, c.oid, a.attnum, CASE m.name WHEN 'DELETE' THEN 'SELECT' ELSE m.name END
                    )
            ) AS columns
    ) AS g
    CROSS JOIN LATERAL (
        SELECT
            pg_catalog.jsonb_agg(l.polname ORDER BY l.polname) FILTER (WHERE l.polpermissive) AS permissive,
            pg_catalog.jsonb_agg(l.polname ORDER BY l.polname) FILTER (WHERE NOT l.polpermissive) AS gates,
            pg_catalog.bool_or(
                coalesce(CASE m.name WHEN 'INSERT' THEN l.checked ELSE l.qual END, 'true') = 'true'
            ) FILTER (WHERE l.polpermissive) AS is_open
        FROM policies AS l
        WHERE
            l.polrelid = c.oid
            AND l.polcmd IN (m.letter, '*')
            AND (
                l.polroles = '{0}'
                OR EXISTS (
                    SELECT FROM pg_catalog.unnest(l.polroles) AS o WHERE pg_catalog.pg_has_role(r.oid, o, 'USAGE')
                )
            )
    ) AS p
)

SELECT pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
    'region', (SELECT g.id FROM ledger.regions AS g WHERE g.is_local),
    'roles', (
        SELECT pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'duty', r.duty, 'role', r.rolname, 'is_above_policies', r.is_above
            ) ORDER BY r.place
        )
        FROM roles AS r
    ),
    'tables', (
        SELECT pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'schema', c.nspname,
                'name', c.relname,
                'kind', CASE c.relkind
                    WHEN 'v' THEN 'view'
                    WHEN 'm' THEN 'materialized view'
                    WHEN 'f' THEN 'foreign table'
                    ELSE 'table'
                END,
                'comment', pg_catalog.obj_description(c.oid, 'pg_class'),
                'row_security', CASE
                    WHEN c.relkind NOT IN ('r', 'p') THEN NULL
                    WHEN c.relrowsecurity AND c.relforcerowsecurity THEN 'forced'
                    WHEN c.relrowsecurity THEN 'enabled'
                    ELSE 'off'
                END,
                'policies', coalesce(
                    (
                        SELECT pg_catalog.jsonb_agg(
                            pg_catalog.jsonb_build_object(
                                'name', l.polname,
                                'is_gate', NOT l.polpermissive,
                                'command', CASE l.polcmd
                                    WHEN 'r' THEN 'SELECT'
                                    WHEN 'a' THEN 'INSERT'
                                    WHEN 'w' THEN 'UPDATE'
                                    WHEN 'd' THEN 'DELETE'
                                    ELSE 'ALL'
                                END,
                                'roles', CASE
                                    WHEN l.polroles = '{0}' THEN '["PUBLIC"]'
                                    ELSE (
                                        SELECT pg_catalog.jsonb_agg(o::regrole::text ORDER BY o::regrole::text)
                                        FROM pg_catalog.unnest(l.polroles) AS o
                                    )
                                END,
                                'using', l.qual,
                                'check', l.checked,
                                'comment', l.comment
                            ) ORDER BY l.polpermissive DESC, l.polname
                        )
                        FROM policies AS l
                        WHERE l.polrelid = c.oid
                    ),
                    '[]'
                ),
                'access', (
                    SELECT pg_catalog.jsonb_agg(
                        pg_catalog.jsonb_build_object(
                            'duty', x.duty,
                            'command', x.command,
                            'rows', x.rows,
                            'columns', x.columns,
                            'policies', CASE x.rows WHEN 'none' THEN NULL ELSE x.permissive END,
                            'gates', CASE x.rows WHEN 'none' THEN NULL ELSE x.gates END
                        ) ORDER BY x.role_place, x.command_place
                    )
                    FROM cells AS x
                    WHERE x.oid = c.oid
                )
            ) ORDER BY c.nspname, c.relname
        )
        FROM relations AS c
    )
)) AS report;
