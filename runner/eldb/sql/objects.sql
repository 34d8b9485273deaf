-- Lists every object that a file could have made, with a definition that is the same on every server version. Columns: kind, name,
-- definition, made and touched (the transactions that created it and changed it last). It leaves out partitions, because jobs
-- create and drop them.
WITH namespaces AS MATERIALIZED (
    SELECT n.oid, n.nspname, n.nspowner, n.nspacl, n.xmin
    FROM pg_catalog.pg_namespace AS n
    WHERE n.nspname NOT LIKE 'pg\_%'
        AND n.nspname NOT IN ('information_schema', 'eldb')
        AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_depend AS d
            WHERE d.classid = 'pg_catalog.pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e'
        )
),

relations AS MATERIALIZED (
    SELECT
        c.oid, c.relkind, c.relname, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relpersistence,
        c.reloptions, c.reltype, c.xmin, format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_catalog.pg_class AS c
    INNER JOIN namespaces AS n ON c.relnamespace = n.oid
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
        AND NOT c.relispartition
        AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_depend AS d
            WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0 AND d.deptype IN ('e', 'i')
        )
),

functions AS MATERIALIZED (
    SELECT p.*, p.xmin AS row_xmin, format('%I.%I', n.nspname, p.proname) AS name
    FROM pg_catalog.pg_proc AS p
    INNER JOIN namespaces AS n ON p.pronamespace = n.oid
    WHERE NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend AS d
        WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
    )
),

grants AS MATERIALIZED (
    SELECT
        g.objoid,
        g.kind,
        string_agg(
            format(
                '%s: %s%s',
                CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(g.grantee) END,
                g.privilege_type,
                CASE WHEN g.is_grantable THEN ' with grant option' END
            ),
            E'\n' ORDER BY
                CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(g.grantee) END COLLATE "C",
                g.privilege_type COLLATE "C"
        ) AS list
    FROM (
        SELECT r.oid AS objoid, 'relation' AS kind, r.relowner AS owner, a.grantee, a.privilege_type, a.is_grantable
        FROM relations AS r
        CROSS JOIN LATERAL pg_catalog.aclexplode(r.relacl) AS a
        UNION ALL
        SELECT r.oid, 'relation', r.relowner, a.grantee, format('%s (%I)', a.privilege_type, t.attname), a.is_grantable
        FROM relations AS r
        INNER JOIN pg_catalog.pg_attribute AS t ON r.oid = t.attrelid AND t.attnum > 0 AND NOT t.attisdropped
        CROSS JOIN LATERAL pg_catalog.aclexplode(t.attacl) AS a
        UNION ALL
        SELECT f.oid, 'function', f.proowner, a.grantee, a.privilege_type, a.is_grantable
        FROM functions AS f
        CROSS JOIN LATERAL pg_catalog.aclexplode(coalesce(f.proacl, pg_catalog.acldefault('f', f.proowner))) AS a
        UNION ALL
        SELECT n.oid, 'schema', n.nspowner, a.grantee, a.privilege_type, a.is_grantable
        FROM namespaces AS n
        CROSS JOIN LATERAL pg_catalog.aclexplode(n.nspacl) AS a
    ) AS g
    WHERE g.grantee <> g.owner
    GROUP BY g.objoid, g.kind
)

SELECT
    'schema' AS kind,
    format('%I', n.nspname) AS name,
    concat_ws(E'\n', 'owner ' || pg_catalog.pg_get_userbyid(n.nspowner), g.list) AS definition,
    n.xmin::text::bigint AS made,
    n.xmin::text::bigint AS touched
FROM namespaces AS n
LEFT JOIN grants AS g ON n.oid = g.objoid AND g.kind = 'schema'
UNION ALL
SELECT
    'table',
    r.name,
    concat_ws(
        E'\n',
        'owner ' || pg_catalog.pg_get_userbyid(r.relowner),
        CASE r.relpersistence WHEN 'u' THEN 'unlogged' END,
        CASE r.relkind WHEN 'p' THEN 'partition by ' || pg_catalog.pg_get_partkeydef(r.oid) WHEN 'f' THEN 'foreign' END,
        array_to_string(r.reloptions, ', '),
        (
            SELECT
                string_agg(
                    concat_ws(
                        ' ',
                        quote_ident(a.attname),
                        pg_catalog.format_type(a.atttypid, a.atttypmod),
                        CASE WHEN a.attnotnull THEN 'not null' END,
                        CASE a.attidentity WHEN 'a' THEN 'identity always' WHEN 'd' THEN 'identity by default' END,
                        CASE a.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END
                    ),
                    E'\n' ORDER BY a.attname COLLATE "C"
                )
            FROM pg_catalog.pg_attribute AS a
            WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
        )
    ),
    (SELECT t.xmin::text::bigint FROM pg_catalog.pg_type AS t WHERE t.oid = r.reltype),
    greatest(
        r.xmin::text::bigint,
        (SELECT max(a.xmin::text::bigint) FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = r.oid)
    )
FROM relations AS r
WHERE r.relkind IN ('r', 'p', 'f')
UNION ALL
SELECT
    'default',
    r.name || '.' || quote_ident(a.attname),
    pg_catalog.pg_get_expr(d.adbin, d.adrelid),
    d.xmin::text::bigint,
    d.xmin::text::bigint
FROM relations AS r
INNER JOIN pg_catalog.pg_attrdef AS d ON r.oid = d.adrelid
INNER JOIN pg_catalog.pg_attribute AS a ON d.adrelid = a.attrelid AND d.adnum = a.attnum
UNION ALL
SELECT
    'constraint',
    r.name || '.' || quote_ident(k.conname),
    pg_catalog.pg_get_constraintdef(k.oid) || CASE WHEN NOT k.convalidated THEN ' not validated' ELSE '' END,
    k.xmin::text::bigint,
    k.xmin::text::bigint
FROM relations AS r
INNER JOIN pg_catalog.pg_constraint AS k ON r.oid = k.conrelid
-- Before 18, NOT NULL has no row here, and a partitioned foreign key has one row for each partition of the table it points to.
WHERE k.contype NOT IN ('n', 't') AND k.conparentid = 0
UNION ALL
SELECT
    'index',
    r.name || '.' || quote_ident(c.relname),
    pg_catalog.pg_get_indexdef(i.indexrelid) || CASE WHEN i.indisvalid THEN '' ELSE ' INVALID' END,
    i.xmin::text::bigint,
    i.xmin::text::bigint
FROM relations AS r
INNER JOIN pg_catalog.pg_index AS i ON r.oid = i.indrelid
INNER JOIN pg_catalog.pg_class AS c ON i.indexrelid = c.oid
UNION ALL
SELECT
    'trigger',
    r.name || '.' || quote_ident(t.tgname),
    pg_catalog.pg_get_triggerdef(t.oid) || CASE t.tgenabled WHEN 'O' THEN '' ELSE ' enabled ' || t.tgenabled::text END,
    t.xmin::text::bigint,
    t.xmin::text::bigint
FROM relations AS r
INNER JOIN pg_catalog.pg_trigger AS t ON r.oid = t.tgrelid
WHERE NOT t.tgisinternal
UNION ALL
SELECT
    'rls',
    r.name,
    concat_ws(
        E'\n',
        CASE WHEN r.relrowsecurity THEN 'enabled' ELSE 'disabled' END,
        CASE WHEN r.relforcerowsecurity THEN 'forced' ELSE 'not forced' END,
        g.list,
        (
            SELECT
                string_agg(
                    concat_ws(
                        E'\n',
                        format(
                            'policy %I %s %s to %s',
                            p.polname,
                            CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END,
                            p.polcmd,
                            (
                                SELECT
                                    string_agg(
                                        CASE m.oid WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(m.oid) END,
                                        ', ' ORDER BY pg_catalog.pg_get_userbyid(m.oid) COLLATE "C"
                                    )
                                FROM unnest(p.polroles) AS m (oid)
                            )
                        ),
                        '  using ' || pg_catalog.pg_get_expr(p.polqual, p.polrelid),
                        '  check ' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
                    ),
                    E'\n' ORDER BY p.polname COLLATE "C"
                )
            FROM pg_catalog.pg_policy AS p
            WHERE p.polrelid = r.oid
        )
    ),
    r.xmin::text::bigint,
    greatest(
        r.xmin::text::bigint,
        (SELECT max(a.xmin::text::bigint) FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = r.oid),
        (SELECT max(p.xmin::text::bigint) FROM pg_catalog.pg_policy AS p WHERE p.polrelid = r.oid)
    )
FROM relations AS r
LEFT JOIN grants AS g ON r.oid = g.objoid AND g.kind = 'relation'
WHERE r.relkind IN ('r', 'p', 'f')
UNION ALL
SELECT
    'view',
    r.name,
    concat_ws(
        E'\n',
        CASE r.relkind WHEN 'm' THEN 'materialized' END,
        'owner ' || pg_catalog.pg_get_userbyid(r.relowner),
        array_to_string(r.reloptions, ', '),
        g.list,
        -- 16 and newer leave out the alias of a single relation; the columns behind the aliases follow below.
        regexp_replace(
            pg_catalog.pg_get_viewdef(r.oid),
            '\m(?!(?:' || (SELECT string_agg(n.nspname, '|') FROM namespaces AS n) || ')\.)[a-z_]\w*\.',
            '',
            'g'
        ),
        (
            SELECT string_agg(DISTINCT format('reads %s.%I', a.attrelid::regclass, a.attname), E'\n')
            FROM pg_catalog.pg_rewrite AS w
            INNER JOIN pg_catalog.pg_depend AS d
                ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND w.oid = d.objid
                AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid <> r.oid
            INNER JOIN pg_catalog.pg_attribute AS a ON d.refobjid = a.attrelid AND d.refobjsubid = a.attnum
            WHERE w.ev_class = r.oid
        )
    ),
    r.xmin::text::bigint,
    greatest(
        r.xmin::text::bigint,
        (SELECT max(w.xmin::text::bigint) FROM pg_catalog.pg_rewrite AS w WHERE w.ev_class = r.oid)
    )
FROM relations AS r
LEFT JOIN grants AS g ON r.oid = g.objoid AND g.kind = 'relation'
WHERE r.relkind IN ('v', 'm')
UNION ALL
SELECT
    'sequence',
    r.name,
    concat_ws(
        E'\n',
        'owner ' || pg_catalog.pg_get_userbyid(r.relowner),
        format('%s start %s increment %s', pg_catalog.format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement),
        g.list
    ),
    s.xmin::text::bigint,
    greatest(s.xmin::text::bigint, r.xmin::text::bigint)
FROM relations AS r
INNER JOIN pg_catalog.pg_sequence AS s ON r.oid = s.seqrelid
LEFT JOIN grants AS g ON r.oid = g.objoid AND g.kind = 'relation'
UNION ALL
SELECT
    'function',
    f.name,
    string_agg(
        concat_ws(
            E'\n',
            format(
                '(%s) returns %s',
                pg_catalog.pg_get_function_arguments(f.oid),
                coalesce(pg_catalog.pg_get_function_result(f.oid), 'nothing')
            ),
            format('language %s owner %s', l.lanname, pg_catalog.pg_get_userbyid(f.proowner)),
            concat_ws(
                ' ',
                f.prokind,
                f.provolatile,
                f.proparallel,
                CASE WHEN f.prosecdef THEN 'security definer' END,
                CASE WHEN f.proisstrict THEN 'strict' END,
                CASE WHEN f.proleakproof THEN 'leakproof' END
            ),
            array_to_string(f.proconfig, E'\n'),
            g.list,
            coalesce(pg_catalog.pg_get_function_sqlbody(f.oid), f.prosrc)
        ),
        E'\n' ORDER BY pg_catalog.pg_get_function_identity_arguments(f.oid) COLLATE "C"
    ),
    min(f.row_xmin::text::bigint),
    max(f.row_xmin::text::bigint)
FROM functions AS f
INNER JOIN pg_catalog.pg_language AS l ON f.prolang = l.oid
LEFT JOIN grants AS g ON f.oid = g.objoid AND g.kind = 'function'
GROUP BY f.name
UNION ALL
SELECT
    'type',
    format('%I.%I', n.nspname, t.typname),
    concat_ws(
        E'\n',
        t.typtype,
        'owner ' || pg_catalog.pg_get_userbyid(t.typowner),
        CASE t.typtype WHEN 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod) END,
        (
            SELECT string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)
            FROM pg_catalog.pg_enum AS e
            WHERE e.enumtypid = t.oid
        ),
        (
            SELECT
                string_agg(
                    format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)),
                    E'\n' ORDER BY a.attnum
                )
            FROM pg_catalog.pg_attribute AS a
            WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
        ),
        (
            SELECT string_agg(pg_catalog.pg_get_constraintdef(k.oid), E'\n' ORDER BY k.conname COLLATE "C")
            FROM pg_catalog.pg_constraint AS k
            WHERE k.contypid = t.oid
        )
    ),
    t.xmin::text::bigint,
    greatest(
        t.xmin::text::bigint,
        (SELECT max(e.xmin::text::bigint) FROM pg_catalog.pg_enum AS e WHERE e.enumtypid = t.oid),
        (SELECT max(k.xmin::text::bigint) FROM pg_catalog.pg_constraint AS k WHERE k.contypid = t.oid)
    )
FROM pg_catalog.pg_type AS t
INNER JOIN namespaces AS n ON t.typnamespace = n.oid
WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND EXISTS (
    SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = t.typrelid AND c.relkind = 'c'
)))
AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend AS d
    WHERE d.classid = 'pg_catalog.pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'
)
