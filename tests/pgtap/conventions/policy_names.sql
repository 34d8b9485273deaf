BEGIN;
SELECT plan(3);

CREATE FUNCTION pg_temp.misnamed()
RETURNS TABLE (policy text)
LANGUAGE sql
AS $$
SELECT p.polrelid::regclass || ':' || p.polname
FROM pg_policy AS p
INNER JOIN ops.list_relations('rp') AS c ON c.oid = p.polrelid
CROSS JOIN LATERAL (
    SELECT
        regexp_match(
            p.polname, '^' || c.relname || '_(all|select|insert|update|delete|gate)_(\w+)$'
        ) AS parts,
        ARRAY(
            SELECT CASE r WHEN 0 THEN 'PUBLIC' ELSE r::regrole::text END
            FROM unnest(p.polroles) AS r
        ) AS roles
) AS n
WHERE n.parts IS NULL
    OR (n.parts[1] = 'gate') = p.polpermissive
    OR p.polcmd <> CASE n.parts[1]
        WHEN 'select' THEN 'r' WHEN 'insert' THEN 'a' WHEN 'update' THEN 'w'
        WHEN 'delete' THEN 'd' ELSE '*'
    END
    OR NOT CASE
        WHEN n.parts[1] = 'gate' THEN n.roles = '{PUBLIC}'
        WHEN n.parts[2] = 'everybody'
            THEN n.roles @> '{anon,authenticated}' AND NOT 'PUBLIC' = ANY(n.roles)
        WHEN n.parts[2] = 'own' THEN n.roles = '{authenticated}'
        ELSE n.roles IN (ARRAY[n.parts[2]], ARRAY['ledger_' || n.parts[2]])
    END;
$$;

SELECT is_empty(
    'SELECT policy FROM pg_temp.misnamed()',
    'each policy is for the command and the role in its name, and each gate is for all'
);

CREATE POLICY regions_select_planted ON ledger.regions FOR ALL TO anon USING (TRUE);
CREATE POLICY regions_gate_planted ON ledger.regions USING (TRUE);
CREATE POLICY regions_select_own ON ledger.regions FOR SELECT USING (TRUE);
SELECT set_eq(
    'SELECT policy FROM pg_temp.misnamed()',
    ARRAY[
        'ledger.regions:regions_select_planted', 'ledger.regions:regions_gate_planted',
        'ledger.regions:regions_select_own'
    ],
    'a policy for more commands or roles than its name says is found'
);
ALTER POLICY regions_gate_planted ON ledger.regions RENAME TO regions_all_anon;
ALTER POLICY regions_all_anon ON ledger.regions TO anon;
ALTER POLICY regions_select_own ON ledger.regions RENAME TO everybody_reads;
SELECT set_eq(
    'SELECT policy FROM pg_temp.misnamed()',
    ARRAY['ledger.regions:regions_select_planted', 'ledger.regions:everybody_reads'],
    'a policy whose name gives no command is found, and one that does what its name'
    ' says is not'
);

SELECT * FROM finish();
ROLLBACK;
