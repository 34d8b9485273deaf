DO $eldb$
DECLARE
    v_policy name;
BEGIN
    FOR v_policy IN SELECT p.polname FROM pg_catalog.pg_policy AS p WHERE p.polrelid = to_regclass({table}) LOOP
        EXECUTE format('DROP POLICY %I ON %s', v_policy, to_regclass({table}));
    END LOOP;
END;
$eldb$;
