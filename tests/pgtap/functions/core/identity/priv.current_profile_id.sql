BEGIN;
SELECT plan(17);

CREATE FUNCTION pg_temp.who(p_claims text)
RETURNS uuid
LANGUAGE sql
AS $$
SELECT set_config('request.jwt.claims', p_claims, TRUE);
SELECT priv.current_profile_id();
$$;
INSERT INTO ledger.profiles (id, display_name)
VALUES ('00000000-0000-7000-8000-000000000001', 'Ann');
DELETE FROM priv.gateways
WHERE login = session_user;

SELECT is(
    pg_temp.who('{"sub": "00000000-0000-7000-8000-000000000001"}'), NULL,
    '18 claim-spoof: the ledger ignores the claim of a superuser who is not a gateway'
);
INSERT INTO priv.gateways (login) VALUES (session_user);
SELECT is(
    pg_temp.who('{"sub": "00000000-0000-7000-8000-000000000001"}'),
    '00000000-0000-7000-8000-000000000001'::uuid,
    'the ledger believes the claim of a gateway'
);
SELECT is(
    pg_temp.who(
        '{"sub": "0000000A-0000-7000-8000-00000000000B", "role": "x", "exp": 1}'
    ),
    '0000000a-0000-7000-8000-00000000000b'::uuid,
    'the subject may have upper-case letters and stand among other claims'
);
SET LOCAL ROLE anon;
SELECT is(
    pg_temp.who('{"sub": "00000000-0000-7000-8000-000000000001"}'),
    '00000000-0000-7000-8000-000000000001'::uuid,
    'the login of the session decides, not the role that is set'
);
RESET ROLE;
SELECT set_config('request.jwt.claims', '', TRUE);
SELECT is(priv.current_profile_id(), NULL, 'a gateway without claims has no profile');
SELECT is_empty(
    $$
    SELECT t.claims
    FROM unnest(ARRAY[
        '{}', 'null', '[]', '"00000000-0000-7000-8000-000000000001"', '[{"sub":
        "00000000-0000-7000-8000-000000000001"}]', '["sub"]', '0', 'true',
        '{"sub": null}', '{"sub": ""}', '{"sub": 1}', '{"sub": true}', '{"sub": []}',
        '{"sub": {}}', '{"sub": "me"}',
        '{"sub": ["00000000-0000-7000-8000-000000000001"]}',
        '{"sub": "00000000000070008000000000000001"}',
        '{"sub": "{00000000-0000-7000-8000-000000000001}"}',
        '{"sub": " 00000000-0000-7000-8000-000000000001"}',
        '{"sub": "00000000-0000-7000-8000-000000000001\n"}',
        '{"sub": "00000000-0000-7000-8000-00000000000g"}',
        '{"Sub": "00000000-0000-7000-8000-000000000001"}',
        '{"sub": "00000000-0000-7000-8000-000000000001"', '{sub: 1}', 'sub', ' ', E'\t',
        '{"sub": "\u0000"}', '{"sub": "\ud800"}',
        '{"sub": "00000000-0000-7000-8000-000000000001"} x', repeat('[', 100000)
    ]) AS t (claims)
    WHERE pg_temp.who(t.claims) IS NOT NULL
    $$,
    'a claim of any other shape gives no profile and raises no error'
);
SELECT is(
    pg_temp.who('{"user_metadata": {"sub": "00000000-0000-7000-8000-000000000001"}}'),
    NULL,
    'a subject in user_metadata, which users may write, gives no profile'
);
SELECT is(
    pg_temp.who(
        '{"sub": "00000000-0000-7000-8000-000000000002",'
        ' "user_metadata": {"sub": "00000000-0000-7000-8000-000000000001"}}'
    ),
    '00000000-0000-7000-8000-000000000002'::uuid,
    'a subject in user_metadata does not replace the real one'
);
SELECT set_config('request.jwt.claims', '', TRUE);
SELECT set_config(
    'request.jwt.claim.sub', '00000000-0000-7000-8000-000000000001', TRUE
);
SELECT is(
    priv.current_profile_id(), NULL,
    'the older setting request.jwt.claim.sub gives no profile'
);

CREATE ROLE planted_login LOGIN IN ROLE authenticated;
SET LOCAL SESSION AUTHORIZATION planted_login;
SELECT is(
    pg_temp.who('{"sub": "00000000-0000-7000-8000-000000000001"}'), NULL,
    '18 claim-spoof: a direct login that sets a claim has no profile'
);
RESET SESSION AUTHORIZATION;
INSERT INTO ledger.profiles (id, display_name)
VALUES ('00000000-0000-7000-8000-000000000003', 'Researcher with a login');
INSERT INTO priv.login_profiles (login, profile_id)
VALUES ('planted_login', '00000000-0000-7000-8000-000000000003');
SET LOCAL SESSION AUTHORIZATION planted_login;
SELECT is(
    pg_temp.who('{"sub": "00000000-0000-7000-8000-000000000001"}'),
    '00000000-0000-7000-8000-000000000003'::uuid,
    '18 claim-spoof: a direct login is the person in priv.login_profiles, whatever it'
    ' claims'
);

-- The most that a login can do to names: its own types, tables, functions come first.
SET LOCAL search_path = pg_temp, public;
CREATE TABLE pg_temp.gateways (login name);
INSERT INTO pg_temp.gateways VALUES (session_user);
CREATE FUNCTION pg_temp.confess(p_value anyelement)
RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM set_config('test.confessed', current_user, TRUE);
    RETURN TRUE;
END;
$$;
CREATE DOMAIN pg_temp.uuid AS pg_catalog.uuid CHECK (pg_temp.confess(value));
CREATE DOMAIN pg_temp.jsonb AS pg_catalog.jsonb CHECK (pg_temp.confess(value));
CREATE DOMAIN pg_temp.text AS pg_catalog.text CHECK (pg_temp.confess(value));
SELECT is(
    priv.current_profile_id(), '00000000-0000-7000-8000-000000000003'::pg_catalog.uuid,
    '05 definer-path: the function does not read a temporary table named like a real'
    ' one'
);
RESET SESSION AUTHORIZATION;
DISCARD PLANS;
SELECT set_config(
    'request.jwt.claims', '{"sub": "00000000-0000-7000-8000-000000000001"}', TRUE
);
SELECT set_config('test.confessed', '', TRUE);
SELECT is(
    priv.current_profile_id(), '00000000-0000-7000-8000-000000000001'::pg_catalog.uuid,
    '05 definer-path: the function reads claims with the types of the system'
);
SELECT is(
    current_setting('test.confessed'), '',
    '05 definer-path: no code of a caller''s type ran with the definer''s rights'
);
SET LOCAL search_path = public;

SELECT function_owner_is(
    'priv', 'current_profile_id', ARRAY[]::name[], 'ledger_definer',
    'the function runs as the definer'
);
SELECT ok(
    (
        SELECT prosecdef AND provolatile = 's' AND proparallel = 's'
        FROM pg_proc
        WHERE oid = 'priv.current_profile_id()'::regprocedure
    ),
    'the function is stable and parallel safe, so that a query calls it once and stays'
    ' parallel'
);

RESET ROLE;
SELECT set_eq(
    $$
    SELECT a.grantee::regrole::text
    FROM pg_proc AS p
    CROSS JOIN aclexplode(p.proacl) AS a
    WHERE p.oid = 'priv.current_profile_id()'::regprocedure AND a.grantee <> p.proowner
    $$,
    ARRAY['anon', 'authenticated', 'ledger_backup', 'service_role'],
    'every request and the backup may call the function'
);

SELECT * FROM finish();
ROLLBACK;
