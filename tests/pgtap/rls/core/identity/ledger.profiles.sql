BEGIN;
SELECT plan(15);

SELECT tap.memberships();
PREPARE seen AS
SELECT right(id::text, 1) FROM ledger.profiles ORDER BY id;

SELECT is(tap.finds('seen', 'authenticated', w.person), w.sees, w.says)
FROM (
    VALUES
    (1, '{1,2,3}'::text[], 'a member sees the active members of their community'),
    (
        3, '{1,2,3}',
        'a lead sees the active members of their community, and nobody else'
    ),
    (4, '{4}', 'a lead of another community does not see the members here'),
    (5, '{5}', 'a person who is invited sees themselves'),
    (6, '{6}', 'a suspended member sees themselves'),
    (7, '{7}', 'a person whose membership has ended sees themselves'),
    (9, '{9}', 'a stranger sees themselves'),
    (NULL, '{}', 'a request without claims sees nobody')
) AS w (person, sees, says);

SELECT tap.become('authenticated');
SELECT set_config('request.jwt.claims', '{"sub": "not-a-uuid"', TRUE);

SELECT is_empty(
    'SELECT id FROM ledger.profiles', 'a request with a malformed claim sees nobody'
);
SELECT tap.become('authenticated', 1);
SELECT is_empty(
    $$
    UPDATE ledger.profiles SET display_name = 'X' WHERE id <> tap.person(1) RETURNING id
    $$,
    'a person does not change the name of another member'
);
SELECT isnt_empty(
    $$
    UPDATE ledger.profiles SET display_name = 'Y', pronouns = 'they', languages = '{mi}'
    WHERE id = tap.person(1)
    RETURNING id
    $$,
    'a person changes their own name, pronouns and languages'
);

SELECT throws_ok(
    $$UPDATE ledger.profiles SET role = 'admin' WHERE id = tap.person(1)$$,
    '42501', NULL,
    'a person does not make themselves an administrator'
);

SELECT throws_ok(
    'UPDATE ledger.profiles SET id = tap.person(9) WHERE id = tap.person(1)',
    '42501', NULL,
    'a person does not become somebody else'
);

SELECT is(
    tap.lets(
        'ledger.profiles', 'profiles_update_own', jsonb_build_object('id', tap.person(p)),
        'authenticated', 1
    ),
    lets,
    says
)
FROM (
    VALUES
    (1, 'reads and writes', 'the policy lets a person change their own profile'),
    (2, '', 'the policy lets nobody change, or write, the profile of somebody else')
) AS w (p, lets, says);

SELECT * FROM finish();
ROLLBACK;
