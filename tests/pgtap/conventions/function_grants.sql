BEGIN;
SELECT plan(6);

-- A request needs the helpers that its policies, views, defaults and functions name. The
-- helpers that are listed below ask about the reader alone, and are for every request.
PREPARE spare AS
WITH requests (role) AS (VALUES ('anon'), ('authenticated'), ('service_role')),
sources AS MATERIALIZED (
    SELECT r.role, p.prosrc AS text
    FROM requests AS r
    INNER JOIN ops.list_functions() AS p
        ON NOT p.prosecdef AND has_function_privilege(r.role, p.oid, 'EXECUTE')
    UNION ALL
    SELECT
        r.role,
        concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
    FROM requests AS r
    INNER JOIN pg_policy AS p ON p.polroles && ARRAY[0, r.role::regrole::oid]
    UNION ALL
    SELECT r.role, pg_get_viewdef(v.oid)
    FROM requests AS r
    INNER JOIN ops.list_relations('v') AS v ON has_table_privilege(r.role, v.oid, 'SELECT')
    UNION ALL
    SELECT r.role, pg_get_expr(d.adbin, d.adrelid)
    FROM requests AS r
    INNER JOIN pg_attrdef AS d ON has_any_column_privilege(r.role, d.adrelid, 'INSERT')
)
SELECT r.role, p.oid::regprocedure::text
FROM requests AS r
INNER JOIN ops.list_functions() AS p
    ON p.pronamespace = 'priv'::regnamespace
        AND has_function_privilege(r.role, p.oid, 'EXECUTE')
WHERE p.proname <> ALL(ARRAY[
        'denied_communities', 'my_communities', 'my_kept_communities',
        'my_partner_communities', 'my_research_communities', 'my_shared_protocols', 'now'
    ])
    AND NOT EXISTS (
        SELECT FROM sources AS s
        WHERE s.role = r.role AND strpos(s.text, format('priv.%s(', p.proname)) > 0
    );
CREATE FUNCTION pg_temp.offered(p_role text)
RETURNS TABLE (name text)
LANGUAGE sql
AS $$
SELECT DISTINCT p.proname::text
FROM pg_proc AS p
WHERE p.pronamespace = 'ledger'::regnamespace
    AND has_function_privilege(p_role, p.oid, 'EXECUTE');
$$;

SELECT is_empty('spare', 'no request runs a helper in priv that it does not need');
SELECT is_empty(
    $$
    SELECT r, p.oid::regprocedure
    FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    INNER JOIN pg_proc AS p ON p.pronamespace = 'ops'::regnamespace
    WHERE has_function_privilege(r, p.oid, 'EXECUTE')
    $$,
    'no request runs a function of ops'
);
SELECT set_eq(
    $$SELECT name FROM pg_temp.offered('anon')$$,
    ARRAY['check_story_access', 'find_legacy_story', 'read_story'],
    'an anonymous request may call the functions that ask and read'
);
SELECT set_eq(
    $$SELECT name FROM pg_temp.offered('service_role')$$,
    ARRAY[
        'add_member', 'check_story_access', 'record_analysis', 'record_connection',
        'record_embedding', 'register_profile'
    ],
    'a server may call the functions that register people and record what software'
    ' found'
);
SELECT set_eq(
    $$
    SELECT p.proname::text FROM pg_proc AS p
    WHERE p.pronamespace = 'ledger'::regnamespace AND p.prorettype <> 'trigger'::regtype
    EXCEPT
    SELECT name FROM pg_temp.offered('authenticated')
    $$,
    ARRAY['record_analysis', 'record_connection', 'record_embedding', 'register_profile'],
    'a person may call every function but those for servers'
);

GRANT EXECUTE ON FUNCTION priv.give_consent TO anon;
CREATE FUNCTION priv.planted() RETURNS void LANGUAGE plpgsql AS $$ BEGIN END; $$;
REVOKE ALL ON FUNCTION priv.planted FROM PUBLIC;
GRANT EXECUTE ON FUNCTION priv.planted TO authenticated;
SELECT set_eq(
    'spare',
    $$VALUES
    ('anon', 'priv.give_consent(uuid,text,timestamp with time zone,text,text)'),
    ('authenticated', 'priv.planted()')$$,
    'a grant on a helper that the request does not need is found'
);

SELECT * FROM finish();
ROLLBACK;
