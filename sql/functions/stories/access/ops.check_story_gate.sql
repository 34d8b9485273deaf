-- eldb: requires ops.list_relations
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_story_gate()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
WITH RECURSIVE paths AS (
    SELECT 'ledger.stories'::regclass::oid AS oid
    UNION
    SELECT k.conrelid
    FROM pg_catalog.pg_constraint AS k
    INNER JOIN paths AS p ON k.confrelid = p.oid
    WHERE k.contype = 'f' AND k.conparentid = 0
)

SELECT f.*
FROM paths AS p
INNER JOIN ops.list_relations('rp') AS c
    ON p.oid = c.oid AND c.oid <> 'ledger.stories'::regclass AND NOT c.relispartition
INNER JOIN pg_catalog.pg_constraint AS k
    ON k.conrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0
CROSS JOIN LATERAL (
    SELECT
        pg_catalog.min(a.attname::text) FILTER (WHERE n.place = 1) AS name,
        pg_catalog.string_agg(
            pg_catalog.format('s.%I = %I.%I', r.attname, c.relname, a.attname),
            ' AND ' ORDER BY n.place
        ) AS joined
    FROM ROWS FROM (
        pg_catalog.unnest(k.conkey), pg_catalog.unnest(k.confkey)
    ) WITH ORDINALITY AS n (attnum, refnum, place)
    INNER JOIN pg_catalog.pg_attribute AS a
        ON a.attrelid = k.conrelid AND a.attnum = n.attnum
    INNER JOIN pg_catalog.pg_attribute AS r
        ON r.attrelid = k.confrelid AND r.attnum = n.refnum
) AS y
CROSS JOIN LATERAL ops.new_finding(
    'story_gate',
    'A path to a story without the gate of the story',
    'ERROR',
    'SECURITY',
    'A person who must not see the story could learn about it from this table.',
    pg_catalog.format('%s:%s', c.oid::regclass, k.conname),
    pg_catalog.format(
        'Table %s leads to a story by %I, and no restrictive policy for every role and '
        'command asks about it.',
        c.oid::regclass, k.conname
    ),
    pg_catalog.format(
        'CREATE POLICY %I ON %s AS RESTRICTIVE USING '
        '(EXISTS (SELECT FROM %s AS s WHERE %s));',
        c.relname || '_gate_' || y.name, c.oid::regclass, k.confrelid::regclass, y.joined
    )
) AS f
WHERE
    k.confrelid IN (SELECT o.oid FROM paths AS o)
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_policy AS g
        WHERE
            g.polrelid = c.oid
            AND NOT g.polpermissive
            AND g.polcmd = '*'
            AND g.polroles = '{0}'
            -- The gate uses a column of this key and asks another table on a path.
            AND EXISTS (
                SELECT FROM pg_catalog.pg_depend AS d
                WHERE
                    d.classid = 'pg_catalog.pg_policy'::regclass
                    AND d.objid = g.oid
                    AND d.refobjid = c.oid
                    AND d.refobjsubid = ANY(k.conkey)
            )
            AND EXISTS (
                SELECT FROM pg_catalog.pg_depend AS d
                WHERE
                    d.classid = 'pg_catalog.pg_policy'::regclass
                    AND d.objid = g.oid
                    AND d.refobjid <> c.oid
                    AND d.refobjid IN (SELECT o.oid FROM paths AS o)
            )
    );
$$;
REVOKE ALL ON FUNCTION ops.check_story_gate FROM PUBLIC;
COMMENT ON FUNCTION ops.check_story_gate IS
'ERROR: a table with a foreign key to ledger.stories, or to a table that has one, '
'without a restrictive policy that asks whether the reader sees the story.';
