BEGIN;
SELECT plan(18);

SELECT tap.memberships();

SELECT set_eq(
    $$
    SELECT policyname::text, cmd, roles::text, qual, with_check FROM pg_policies
    WHERE schemaname = 'ledger' AND tablename = 'community_members'
    $$,
    $$
    VALUES
    ('community_members_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    (
        'community_members_all_definer', 'ALL', '{ledger_definer}',
        '( SELECT (CURRENT_USER = ''ledger_definer''::name))',
        '( SELECT (CURRENT_USER = ''ledger_definer''::name))'
    ),
    (
        'community_members_select_authenticated',
        'SELECT',
        '{authenticated}',
        '((profile_id = ( SELECT priv.current_profile_id() AS current_profile_id)) OR'
        ' ((community_id = ANY (( SELECT priv.my_communities() AS'
        ' my_communities)::uuid[])) AND (status = ''active''::text) AND (valid_from <='
        ' ( SELECT priv.now() AS now)) AND ((valid_until IS NULL) OR (valid_until > ('
        ' SELECT priv.now() AS now)))))',
        NULL
    )
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ledger', 'community_members', 'anon', ARRAY[]::text[],
    'who belongs where is no public fact'
);
SELECT table_privs_are(
    'ledger', 'community_members', 'authenticated', ARRAY['SELECT']::text[],
    'a person reads, and joins by functions'
);
SELECT table_privs_are(
    'ledger', 'community_members', 'service_role', ARRAY[]::text[],
    'a server does not read it'
);
SELECT table_privs_are(
    'ledger', 'community_members', 'ledger_definer',
    ARRAY['SELECT', 'INSERT', 'UPDATE']::text[],
    'functions read, add and change; nobody deletes'
);

CREATE FUNCTION pg_temp.seen_by(p_person integer)
RETURNS integer[]
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.become('authenticated', p_person);
    RETURN ARRAY(
        SELECT n FROM generate_series(1, 9) AS n
        INNER JOIN ledger.community_members AS m ON m.profile_id = tap.person(n)
        ORDER BY n
    );
END;
$$;
SELECT is(pg_temp.seen_by(1), ARRAY[1, 2, 3], 'a member sees the active members');
SELECT is(pg_temp.seen_by(2), ARRAY[1, 2, 3], 'an elder sees the same');
SELECT is(pg_temp.seen_by(3), ARRAY[1, 2, 3], 'and so does a lead');
SELECT is(pg_temp.seen_by(4), ARRAY[4], 'who is elsewhere sees who is there');
SELECT is(pg_temp.seen_by(5), ARRAY[5], 'the invited see their own invitation');
SELECT is(pg_temp.seen_by(6), ARRAY[6], 'the suspended their own row');
SELECT is(pg_temp.seen_by(7), ARRAY[7], 'those whose time is over theirs');
SELECT is(pg_temp.seen_by(8), ARRAY[8], 'those whose time is to come theirs');
SELECT is(pg_temp.seen_by(9), ARRAY[]::integer[], 'a stranger none');
SELECT is(pg_temp.seen_by(NULL), ARRAY[]::integer[], 'nobody none');
SELECT tap.become('none');
SELECT set_config('ledger.clock', '2095-01-01', TRUE);
SELECT is(
    pg_temp.seen_by(1), ARRAY[1, 2, 8], 'who counts as active follows the clock'
);
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    $$UPDATE ledger.community_members SET role = 'lead'$$, '42501', NULL,
    'nobody raises anybody by UPDATE'
);
SELECT throws_ok(
    $$
    INSERT INTO ledger.community_members (community_id, profile_id)
    VALUES (tap.elsewhere(), tap.person(3))
    $$,
    '42501', NULL, 'nor joins by INSERT'
);

SELECT * FROM finish();
ROLLBACK;
