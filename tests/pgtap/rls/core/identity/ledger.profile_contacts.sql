BEGIN;
SELECT plan(17);

SELECT tap.memberships();

SELECT set_eq(
    $$
    SELECT policyname::text, cmd, roles::text, qual, with_check FROM pg_policies
    WHERE schemaname = 'ledger' AND tablename = 'profile_contacts'
    $$,
    $$
    VALUES
    ('profile_contacts_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    (
        'profile_contacts_all_own',
        'ALL',
        '{authenticated}',
        '(profile_id = ( SELECT priv.current_profile_id() AS current_profile_id))',
        '(profile_id = ( SELECT priv.current_profile_id() AS current_profile_id))'
    )
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ledger', 'profile_contacts', 'anon', ARRAY[]::text[],
    'nobody in particular reads how people are reached'
);
SELECT table_privs_are(
    'ledger', 'profile_contacts', 'authenticated', ARRAY['SELECT', 'DELETE']::text[],
    'a person reads and removes, and writes the columns below'
);
SELECT table_privs_are(
    'ledger', 'profile_contacts', 'service_role', ARRAY[]::text[],
    'a server does not'
);
SELECT table_privs_are(
    'ledger', 'profile_contacts', 'ledger_definer', ARRAY[]::text[],
    'nor does any function'
);

SELECT results_eq(
    $$
    SELECT a.attname::text, p
    FROM pg_attribute AS a, unnest(ARRAY['INSERT', 'UPDATE']) AS p
    WHERE a.attrelid = 'ledger.profile_contacts'::regclass AND a.attnum > 0
        AND has_column_privilege('authenticated', a.attrelid, a.attnum, p)
    ORDER BY p, a.attnum
    $$,
    $$
    VALUES
    (
        'profile_id' COLLATE "C",
        'INSERT'), ('preferences',
        'INSERT'), ('preferences',
        'UPDATE'
    )
    $$,
    'the owner of a row is set once'
);
INSERT INTO ledger.profile_contacts (profile_id, preferences)
SELECT tap.person(p), jsonb_build_object('person', p)
FROM generate_series(2, 4) AS p;

SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    $$
    INSERT INTO ledger.profile_contacts (profile_id, preferences)
    VALUES (tap.person(1), '{"phone": false}')
    $$,
    'a person says how they are reached'
);
SELECT throws_ok(
    $$
    INSERT INTO ledger.profile_contacts (profile_id) VALUES (tap.person(9))
    $$,
    '42501', NULL,
    'but not how another is'
);
SELECT throws_ok(
    $$
    INSERT INTO ledger.profile_contacts (profile_id) VALUES (tap.person(2))
    $$,
    '42501', NULL,
    '10 existence: a row that is there already is refused with the same words'
);
SELECT results_eq(
    'SELECT preferences FROM ledger.profile_contacts',
    $$VALUES ('{"phone": false}'::jsonb)$$,
    'they see their own and no fellow''s'
);
SELECT tap.become('authenticated', 3);
SELECT is_empty(
    $$
    UPDATE ledger.profile_contacts SET preferences = '{}'
    WHERE profile_id <> tap.person(3)
    RETURNING 1
    $$,
    'a lead changes nobody''s'
);
SELECT is_empty(
    $$
    DELETE
    FROM ledger.profile_contacts
    WHERE profile_id <> tap.person(3)
    RETURNING 1
    $$,
    'and removes nobody''s'
);
SELECT isnt_empty(
    'DELETE FROM ledger.profile_contacts RETURNING 1', 'their own they may take back'
);
SELECT tap.become('authenticated');
SELECT is_empty('SELECT profile_id FROM ledger.profile_contacts', 'nobody sees none');

SELECT tap.become('none');
SET LOCAL ROLE ledger_owner;
SELECT is_empty(
    'SELECT profile_id FROM ledger.profile_contacts',
    '01 owner: not even the owner reads them'
);
RESET ROLE;

CREATE FUNCTION pg_temp.peek(p_preferences jsonb)
RETURNS boolean
LANGUAGE plpgsql
COST 0.000001
AS $$
BEGIN
    PERFORM set_config(
        'test.peeked', current_setting('test.peeked', TRUE) || p_preferences::text, TRUE
    );
    RETURN TRUE;
END;
$$;
SELECT set_config('test.peeked', '', TRUE);
SELECT tap.become('authenticated', 1);
SELECT count(*) FROM ledger.profile_contacts
WHERE pg_temp.peek(preferences);
SELECT is(
    current_setting('test.peeked'), '{"phone": false}',
    '12 leaky-operator: a cheap function of the reader''s sees no row but their own'
);
SELECT lives_ok(
    $$
    SELECT 1 / ((preferences ->> 'person')::integer - 2) FROM ledger.profile_contacts
    $$,
    '12 leaky-operator: no error tells what stands in a hidden row'
);

SELECT * FROM finish();
ROLLBACK;
