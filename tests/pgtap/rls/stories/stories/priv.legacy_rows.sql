BEGIN;
SELECT plan(6);

SELECT set_eq(
    $$
    SELECT policyname::text, cmd, roles::text, qual, with_check FROM pg_policies
    WHERE schemaname = 'priv' AND tablename = 'legacy_rows'
    $$,
    $$
    VALUES
    ('legacy_rows_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    ('legacy_rows_all_owner', 'ALL', '{ledger_owner}', 'true', 'true')
    $$,
    'deployers write it, backups copy it'
);
SELECT table_privs_are(
    'priv', 'legacy_rows', r.name, ARRAY[]::text[], r.name || ' touches no row of it'
)
FROM (VALUES ('anon'), ('authenticated'), ('service_role')) AS r (name);
INSERT INTO priv.legacy_rows (source, legacy_key, row_digest, outcome, reasons)
VALUES ('stories', 'planted', sha256(''), 'left', '{planted}');
SET LOCAL ROLE ledger_owner;
SELECT isnt_empty(
    $$SELECT * FROM priv.legacy_rows WHERE legacy_key = 'planted'$$,
    'a deployer reads what became of a row'
);
SET LOCAL ROLE authenticated;
SELECT throws_ok(
    'SELECT * FROM priv.legacy_rows', '42501', NULL, 'a person does not'
);

SELECT * FROM finish();
ROLLBACK;
