BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_clock()',
    'no setting moves the clock of the ledger'
);
SELECT is_empty(
    $$
    SELECT c
    FROM pg_db_role_setting AS s, unnest(s.setconfig) AS c
    WHERE c LIKE 'ledger.clock%'
    $$,
    'no role and no database has a setting for the clock'
);

ALTER ROLE ledger_auditor SET "ledger.clock" = '2099-01-01';
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_clock()
    WHERE metadata ->> 'object' = 'ROLE ledger_auditor'
    $$,
    'a role with a setting for the clock is found'
);

SELECT * FROM finish();
ROLLBACK;
