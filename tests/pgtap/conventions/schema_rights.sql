BEGIN;
SELECT plan(2);

PREPARE schemas AS
SELECT n.nspname, a.grantee, a.privilege_type
FROM ops.list_schemas() AS n
CROSS JOIN aclexplode(n.nspacl) AS a
WHERE a.grantee = 0
    OR (
        a.privilege_type = 'CREATE'
        AND a.grantee NOT IN ('ledger_owner'::regrole, 'ledger_definer'::regrole)
    );
SELECT is_empty(
    'schemas',
    'PUBLIC has no right on a schema, and only the owner and the definer create in one'
);
GRANT USAGE ON SCHEMA ledger TO PUBLIC;
GRANT CREATE ON SCHEMA ledger TO authenticated;
SELECT set_eq(
    'schemas',
    $$VALUES
    ('ledger'::name, 0::oid, 'USAGE'), ('ledger', 'authenticated'::regrole, 'CREATE')$$,
    'a right on a schema that somebody added is found'
);

SELECT * FROM finish();
ROLLBACK;
