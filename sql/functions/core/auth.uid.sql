-- eldb: requires functions/core/priv.current_profile_id.sql
DO $do$
DECLARE
    v_reader regrole;
BEGIN
    -- Whoever brought the schema auth also brings the function, and keeps it.
    IF NOT EXISTS (
        SELECT FROM pg_catalog.pg_namespace
        WHERE nspname = 'auth' AND nspowner = current_user::regrole
    ) THEN
        RETURN;
    END IF;

    CREATE OR REPLACE FUNCTION auth.uid()
    RETURNS uuid
    LANGUAGE plpgsql
    STABLE
    PARALLEL SAFE
    SECURITY INVOKER
    SET search_path = ''
    AS $$
    BEGIN
        RETURN priv.current_profile_id();
    END;
    $$;
    REVOKE ALL ON FUNCTION auth.uid() FROM PUBLIC;
    FOR v_reader IN
        SELECT a.grantee
        FROM pg_catalog.pg_proc AS p
        CROSS JOIN LATERAL pg_catalog.aclexplode(p.proacl) AS a
        WHERE
            p.oid = 'priv.current_profile_id()'::regprocedure
            AND a.grantee <> p.proowner
    LOOP
        EXECUTE format('GRANT USAGE ON SCHEMA auth TO %s', v_reader);
        EXECUTE format('GRANT EXECUTE ON FUNCTION auth.uid() TO %s', v_reader);
    END LOOP;
    COMMENT ON SCHEMA auth IS 'For clients that ask auth.uid() who they are.';
    COMMENT ON FUNCTION auth.uid() IS
    'Profile of this request, as priv.current_profile_id() knows it, under the name '
    'that clients of other platforms use.';
END;
$do$;
