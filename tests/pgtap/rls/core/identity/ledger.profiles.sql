BEGIN;
SELECT plan(19);

SELECT tap.memberships();

SELECT set_eq(
    $$
    SELECT
        policyname::text, cmd, roles::text,
        regexp_replace(qual, '\s+', ' ', 'g'), with_check
    FROM pg_policies
    WHERE schemaname = 'ledger' AND tablename = 'profiles'
    $$,
    $$
    VALUES
    ('profiles_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    (
        'profiles_all_definer', 'ALL', '{ledger_definer}',
        '( SELECT (CURRENT_USER = ''ledger_definer''::name))',
        '( SELECT (CURRENT_USER = ''ledger_definer''::name))'
    ),
    (
        'profiles_select_authenticated',
        'SELECT',
        '{authenticated}',
        '((id = ( SELECT priv.current_profile_id() AS current_profile_id)) OR (EXISTS'
        ' ( SELECT FROM ledger.community_members m WHERE (m.profile_id ='
        ' profiles.id))))',
        NULL
    ),
    (
        'profiles_update_own',
        'UPDATE',
        '{authenticated}',
        '(id = ( SELECT priv.current_profile_id() AS current_profile_id))',
        '(id = ( SELECT priv.current_profile_id() AS current_profile_id))'
    )
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ledger', 'profiles', 'anon', ARRAY[]::text[],
    'nobody in particular knows no person'
);
SELECT table_privs_are(
    'ledger', 'profiles', 'authenticated', ARRAY['SELECT']::text[],
    'a person reads'
);
SELECT table_privs_are(
    'ledger', 'profiles', 'service_role', ARRAY[]::text[],
    'a server signs people up by a function alone'
);
SELECT table_privs_are(
    'ledger', 'profiles', 'ledger_definer', ARRAY['SELECT', 'INSERT']::text[],
    'functions read people and add them'
);

SELECT results_eq(
    $$
    SELECT a.attname::text FROM pg_attribute AS a
    WHERE a.attrelid = 'ledger.profiles'::regclass AND a.attnum > 0
        AND has_column_privilege('authenticated', a.attrelid, a.attnum, 'UPDATE')
    ORDER BY a.attnum
    $$,
    ARRAY['display_name', 'pronouns', 'languages'] COLLATE "C",
    'and changes only how they are called and what they speak'
);

CREATE FUNCTION pg_temp.seen_by(p_person integer)
RETURNS integer[]
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.become('authenticated', p_person);
    RETURN ARRAY(
        SELECT n FROM generate_series(1, 9) AS n
        INNER JOIN ledger.profiles AS p ON p.id = tap.person(n)
        ORDER BY n
    );
END;
$$;
SELECT is(pg_temp.seen_by(1), ARRAY[1, 2, 3], 'a member sees the active members');
SELECT is(pg_temp.seen_by(3), ARRAY[1, 2, 3], 'a lead sees no more than that');
SELECT is(pg_temp.seen_by(4), ARRAY[4], 'who is elsewhere sees nobody here');
SELECT is(pg_temp.seen_by(5), ARRAY[5], 'an invitation opens nothing');
SELECT is(pg_temp.seen_by(6), ARRAY[6], 'a suspended member sees themselves');
SELECT is(pg_temp.seen_by(7), ARRAY[7], 'so does one whose time is over');
SELECT is(pg_temp.seen_by(9), ARRAY[9], 'and a stranger');
SELECT is(pg_temp.seen_by(NULL), ARRAY[]::integer[], 'nobody sees nobody');
SELECT set_config(
    'request.jwt.claims', '{"sub": "not-a-uuid"', TRUE
);
SELECT is_empty(
    'SELECT id FROM ledger.profiles',
    'a broken claim sees what nobody sees, without an error'
);

SELECT tap.become('authenticated', 1);
SELECT is_empty(
    $$
    UPDATE ledger.profiles SET display_name = 'X'
    WHERE id <> tap.person(1)
    RETURNING id
    $$,
    'a fellow''s name is not theirs to change'
);
UPDATE ledger.profiles
SET pronouns = 'they', languages = '{mi}'
WHERE id = tap.person(1);
SELECT results_eq(
    $$SELECT pronouns, languages FROM ledger.profiles WHERE id = tap.person(1)$$,
    $$VALUES ('they', '{mi}'::text[])$$,
    'their own is'
);
SELECT throws_ok(
    $$
    UPDATE ledger.profiles SET role = 'admin' WHERE id = tap.person(1)
    $$,
    '42501', NULL,
    'nobody makes themselves admin'
);
SELECT throws_ok(
    $$UPDATE ledger.profiles SET id = tap.person(9) WHERE id = tap.person(1)$$,
    '42501', NULL,
    'or somebody else'
);

SELECT * FROM finish();
ROLLBACK;
