BEGIN;
SELECT plan(5);

PREPARE schemas AS
SELECT n.nspname, a.grantee, a.privilege_type
FROM ops.list_schemas() AS n
CROSS JOIN aclexplode(n.nspacl) AS a
WHERE a.grantee = 0
    OR (
        a.privilege_type = 'CREATE'
        AND a.grantee NOT IN ('ledger_owner'::regrole, 'ledger_definer'::regrole)
    );
PREPARE columns AS
SELECT c.oid::regclass, a.attname, g.grantee, g.privilege_type
FROM ops.list_relations('rpv') AS c
INNER JOIN pg_attribute AS a ON a.attrelid = c.oid
CROSS JOIN aclexplode(a.attacl) AS g
WHERE g.grantee <> 'authenticated'::regrole;

SELECT is_empty(
    'schemas', 'PUBLIC has no schema, and only who owns objects makes new ones'
);
SELECT is_empty('columns', 'only who signed in may do more to some columns than to others');
SELECT set_eq(
    $$
    SELECT c.oid::regclass::text, g.grantee::regrole::text, g.privilege_type
    FROM ops.list_relations('vm') AS c
    CROSS JOIN aclexplode(c.relacl) AS g
    WHERE g.grantee <> c.relowner
    $$,
    $$VALUES
    ('ledger.story_consents', 'authenticated', 'SELECT'),
    ('ledger.story_consents', 'ledger_definer', 'SELECT'),
    ('ledger.story_settings', 'authenticated', 'SELECT'),
    ('ops.capabilities', 'ledger_auditor', 'SELECT'),
    ('ops.capabilities', 'ledger_maintenance', 'SELECT'),
    ('priv.story_truth', 'ledger_definer', 'SELECT')$$,
    'views are read by whom they are for, and nobody writes through one'
);

GRANT USAGE ON SCHEMA ledger TO PUBLIC;
GRANT CREATE ON SCHEMA ledger TO authenticated;
SELECT set_eq(
    'schemas',
    $$VALUES
    ('ledger'::name, 0::oid, 'USAGE'), ('ledger', 'authenticated'::regrole, 'CREATE')$$,
    'a schema that was opened is found'
);
GRANT UPDATE (name) ON ledger.communities TO anon;
SELECT isnt_empty('columns', 'a column that was opened is found');

SELECT * FROM finish();
ROLLBACK;
