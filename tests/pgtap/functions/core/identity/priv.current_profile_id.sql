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
    '18 claim-spoof: even a superuser''s claim is nothing while no gateway'
);
INSERT INTO priv.gateways (login) VALUES (session_user);
SELECT is(
    pg_temp.who('{"sub": "00000000-0000-7000-8000-000000000001"}'),
    '00000000-0000-7000-8000-000000000001'::uuid,
    'the claim of a gateway is believed'
);
SELECT is(
    pg_temp.who(
        '{"sub": "0000000A-0000-7000-8000-00000000000B", "role": "x", "exp": 1}'
    ),
    '0000000a-0000-7000-8000-00000000000b'::uuid,
    'in either case of letters, among other claims'
);
SET LOCAL ROLE anon;
SELECT is(
    pg_temp.who('{"sub": "00000000-0000-7000-8000-000000000001"}'),
    '00000000-0000-7000-8000-000000000001'::uuid,
    'the session counts, not the role that is set'
);
RESET ROLE;
SELECT set_config('request.jwt.claims', '', TRUE);
SELECT is(priv.current_profile_id(), NULL, 'no claims, nobody');
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
    'a claim of any other shape is nobody, and never an error'
);
SELECT is(
    pg_temp.who('{"user_metadata": {"sub": "00000000-0000-7000-8000-000000000001"}}'),
    NULL,
    'a subject that users may write into their own metadata does not count'
);
SELECT is(
    pg_temp.who(
        '{"sub": "00000000-0000-7000-8000-000000000002",'
        ' "user_metadata": {"sub": "00000000-0000-7000-8000-000000000001"}}'
    ),
    '00000000-0000-7000-8000-000000000002'::uuid,
    'nor does it win over the real one'
);
SELECT set_config('request.jwt.claims', '', TRUE);
SELECT set_config(
    'request.jwt.claim.sub', '00000000-0000-7000-8000-000000000001', TRUE
);
SELECT is(
    priv.current_profile_id(), NULL, 'the older setting of one claim is not read'
);

CREATE ROLE planted_login LOGIN IN ROLE authenticated;
SET LOCAL SESSION AUTHORIZATION planted_login;
SELECT is(
    pg_temp.who('{"sub": "00000000-0000-7000-8000-000000000001"}'), NULL,
    '18 claim-spoof: a direct login that sets a claim is nobody'
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
    '18 claim-spoof: a direct login is who the table says, whatever it claims'
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
    '05 definer-path: a temporary table named like a real one changes nothing'
);
RESET SESSION AUTHORIZATION;
DISCARD PLANS;
SELECT set_config(
    'request.jwt.claims', '{"sub": "00000000-0000-7000-8000-000000000001"}', TRUE
);
SELECT set_config('test.confessed', '', TRUE);
SELECT is(
    priv.current_profile_id(), '00000000-0000-7000-8000-000000000001'::pg_catalog.uuid,
    '05 definer-path: claims are read with the system''s own types'
);
SELECT is(
    current_setting('test.confessed'), '',
    '05 definer-path: no code of a caller''s type ran with the definer''s rights'
);
SET LOCAL search_path = public;

SELECT function_owner_is(
    'priv', 'current_profile_id', ARRAY[]::name[], 'ledger_definer',
    'it runs as the definer'
);
SELECT ok(
    (
        SELECT prosecdef AND provolatile = 's' AND proparallel = 's'
        FROM pg_proc
        WHERE oid = 'priv.current_profile_id()'::regprocedure
    ),
    'it is asked once a statement and keeps queries parallel'
);

RESET ROLE;
SELECT set_eq(
    $$
    SELECT a.grantee::regrole::text
    FROM pg_proc AS p
    CROSS JOIN aclexplode(p.proacl) AS a
    WHERE p.oid = 'priv.current_profile_id()'::regprocedure
        AND a.grantee <> p.proowner
    $$,
    ARRAY['anon', 'authenticated', 'ledger_backup', 'service_role'],
    'every request may ask who it is, and so may what a backup reads through'
);

SELECT * FROM finish();
ROLLBACK;
