BEGIN;
SELECT plan(2);

INSERT INTO ledger.profiles (id, display_name)
VALUES ('00000000-0000-7000-8000-000000000001', 'Ann');
CREATE FUNCTION pg_temp.rows_of(p_role text)
RETURNS TABLE (name text, rows bigint)
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM set_config('role', p_role, TRUE);
    FOR name IN
        SELECT c.oid::regclass::text FROM pg_class AS c
        INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p')
            AND n.nspowner = 'ledger_owner'::regrole
    LOOP
        EXECUTE format('SELECT count(*) FROM %s', name) INTO rows;
        RETURN NEXT;
    END LOOP;
    PERFORM set_config('role', 'none', TRUE);
END;
$$;
SELECT set_eq(
    $$SELECT * FROM pg_temp.rows_of('ledger_backup')$$,
    $$SELECT * FROM pg_temp.rows_of('none')$$,
    '22 dump: the backup role sees every row of every table and partition'
);
DROP POLICY profiles_select_backup ON ledger.profiles;
SELECT set_ne(
    $$SELECT * FROM pg_temp.rows_of('ledger_backup')$$,
    $$SELECT * FROM pg_temp.rows_of('none')$$,
    '22 dump: a table without a policy for the backup role is found'
);
SELECT * FROM finish();
ROLLBACK;
