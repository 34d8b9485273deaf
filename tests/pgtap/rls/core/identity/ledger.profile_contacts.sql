BEGIN;
SELECT plan(13);

SELECT tap.memberships();
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
    $$INSERT INTO ledger.profile_contacts (profile_id) VALUES (tap.person(9))$$,
    '42501', NULL,
    'a person does not say how another person is reached'
);

SELECT throws_ok(
    $$INSERT INTO ledger.profile_contacts (profile_id) VALUES (tap.person(2))$$,
    '42501', NULL,
    '10 existence: a row that exists already is refused with the same code'
);

SELECT results_eq(
    'SELECT preferences FROM ledger.profile_contacts',
    $$VALUES ('{"phone": false}'::jsonb)$$,
    'a member reads their own row, and not the rows of other members'
);
SELECT tap.become('authenticated', 3);
SELECT is_empty(
    $$
    UPDATE ledger.profile_contacts SET preferences = '{}'
    WHERE profile_id <> tap.person(3)
    RETURNING 1
    $$,
    'a lead does not change how others are reached'
);
SELECT is_empty(
    'DELETE FROM ledger.profile_contacts WHERE profile_id <> tap.person(3) RETURNING 1',
    'a lead does not delete how others are reached'
);
SELECT isnt_empty(
    $$UPDATE ledger.profile_contacts SET preferences = '{}' RETURNING 1$$,
    'a person changes how they are reached'
);
SELECT isnt_empty(
    'DELETE FROM ledger.profile_contacts RETURNING 1',
    'a person deletes how they are reached'
);

SELECT throws_ok(
    $$UPDATE ledger.profile_contacts SET profile_id = tap.person(9)$$, '42501', NULL,
    'a person does not give their row to another person'
);

SELECT is(
    tap.finds('SELECT profile_id FROM ledger.profile_contacts', r), '{}',
    format('01 owner: %s without claims reads nothing', r)
)
FROM unnest(ARRAY['authenticated', 'ledger_owner']) AS r;

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
    '12 leaky-operator: a cheap function of the reader gets only the rows that they see'
);
SELECT lives_ok(
    $$
    SELECT 1 / ((preferences ->> 'person')::integer - 2) FROM ledger.profile_contacts
    $$,
    '12 leaky-operator: no error tells what a hidden row holds'
);

SELECT * FROM finish();
ROLLBACK;
