BEGIN;
SELECT plan(2);

ALTER ROLE ledger_backup SET "planted.setting" = 'x=y';
ALTER ROLE ledger_backup SET "planted.setting_two" = 'another';
DO $$
BEGIN
    EXECUTE format(
        'ALTER ROLE ledger_auditor IN DATABASE %I SET "planted.setting" = ''in here''',
        current_database()
    );
    EXECUTE format(
        'ALTER DATABASE %I SET "planted.setting" = ''here''', current_database()
    );
    ALTER DATABASE template1 SET "planted.setting" = 'elsewhere';
END;
$$;
SELECT set_eq(
    $$SELECT place, value FROM ops.list_stored_settings('planted.setting')$$,
    $$
    VALUES
    ('ROLE ledger_backup', 'x=y'),
    (format('ROLE ledger_auditor IN DATABASE %I', current_database()), 'in here'),
    (format('DATABASE %I', current_database()), 'here')
    $$,
    'the list holds the setting of a role, of this database and of a role in it'
);
SELECT is_empty(
    $$SELECT place FROM ops.list_stored_settings('planted.absent')$$,
    'the list is empty for a setting that is stored nowhere'
);

SELECT * FROM finish();
ROLLBACK;
