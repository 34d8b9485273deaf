-- Finds what repeatable files made on the objects of one versioned file, directly or on a view or function. {are_meant} is the
-- condition for that file. Columns: paths (of the repeatable files) and the statement that drops it, dependents first.
WITH RECURSIVE mine AS (
    SELECT
        o.kind, o.name,
        (SELECT string_agg(m.piece[1], '.' ORDER BY m.ordinality) FILTER (WHERE m.ordinality <= 2)
            FROM regexp_matches(o.name, '("(?:[^"]|"")+"|[^".]+)', 'g') WITH ORDINALITY AS m (piece, ordinality)) AS relation
    FROM eldb.objects AS o
    WHERE {are_meant}
),

reached (classid, objid) AS (
    SELECT 'pg_class'::regclass::oid, to_regclass(m.relation)::oid FROM mine AS m WHERE m.kind NOT IN ('schema', 'type', 'function', 'job')
    UNION
    SELECT 'pg_type'::regclass, to_regtype(m.name) FROM mine AS m WHERE m.kind = 'type'
    UNION
    SELECT n.classid, n.objid
    FROM reached AS r
    CROSS JOIN LATERAL (
        SELECT d.classid, d.objid
        FROM pg_catalog.pg_depend AS d
        WHERE d.refclassid = r.classid AND d.refobjid = r.objid AND d.deptype IN ('n', 'a', 'i')
        UNION ALL
        SELECT 'pg_class'::regclass, w.ev_class
        FROM pg_catalog.pg_rewrite AS w
        WHERE r.classid = 'pg_rewrite'::regclass AND w.oid = r.objid
    ) AS n
),

named (step, kind, name, statement) AS (
    SELECT 1, 'rls', p.polrelid::regclass::text, format('DROP POLICY %I ON %s', p.polname, p.polrelid::regclass)
    FROM reached AS r
    INNER JOIN pg_catalog.pg_policy AS p ON r.objid = p.oid AND r.classid = 'pg_policy'::regclass
    UNION ALL
    SELECT
        1, 'trigger', format('%s.%I', t.tgrelid::regclass, t.tgname), format('DROP TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass)
    FROM reached AS r
    INNER JOIN pg_catalog.pg_trigger AS t ON r.objid = t.oid AND r.classid = 'pg_trigger'::regclass
    WHERE t.tgparentid = 0
    UNION ALL
    SELECT
        1, 'default', format('%s.%I', d.adrelid::regclass, a.attname),
        format('ALTER TABLE %s ALTER COLUMN %I DROP DEFAULT', d.adrelid::regclass, a.attname)
    FROM reached AS r
    INNER JOIN pg_catalog.pg_attrdef AS d ON r.objid = d.oid AND r.classid = 'pg_attrdef'::regclass
    INNER JOIN pg_catalog.pg_attribute AS a ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    UNION ALL
    SELECT 2, 'view', c.oid::regclass::text, format('%s', c.oid::regclass)
    FROM reached AS r
    INNER JOIN pg_catalog.pg_class AS c ON r.objid = c.oid AND r.classid = 'pg_class'::regclass
    WHERE c.relkind IN ('v', 'm')
    UNION ALL
    SELECT 3, 'function', format('%I.%I', n.nspname, p.proname), format('%s', p.oid::regprocedure)
    FROM reached AS r
    INNER JOIN pg_catalog.pg_proc AS p ON r.objid = p.oid AND r.classid = 'pg_proc'::regclass
    INNER JOIN pg_catalog.pg_namespace AS n ON p.pronamespace = n.oid
),

owned AS (
    SELECT n.step, n.statement, o.path
    FROM named AS n
    INNER JOIN eldb.objects AS o ON n.kind = o.kind AND n.name = o.name
    WHERE NOT starts_with(o.path, 'schema/')
)

SELECT s.paths, s.statement
FROM (
    SELECT 1 AS step, ARRAY[o.path] AS paths, o.statement FROM owned AS o WHERE o.step = 1
    UNION ALL
    -- One statement for all, because they depend on each other.
    SELECT
        o.step, array_agg(o.path),
        format('DROP %s %s', CASE o.step WHEN 2 THEN 'VIEW' ELSE 'ROUTINE' END, string_agg(o.statement, ', '))
    FROM owned AS o
    WHERE o.step > 1
    GROUP BY o.step
) AS s
ORDER BY s.step
