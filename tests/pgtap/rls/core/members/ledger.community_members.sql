BEGIN;
SELECT plan(13);

SELECT tap.memberships();
PREPARE seen AS
SELECT right(profile_id::text, 1) FROM ledger.community_members ORDER BY profile_id;

SELECT is(tap.finds('seen', 'authenticated', w.person), w.sees, w.says)
FROM (
    VALUES
    (1, '{1,2,3}'::text[], 'a member sees the active members of their community'),
    (2, '{1,2,3}', 'an elder sees the active members of their community'),
    (
        3, '{1,2,3}',
        'a lead sees the active members of their community, and nobody else'
    ),
    (4, '{4}', 'a lead of another community sees the members of that community'),
    (5, '{5}', 'a person who is invited sees their own invitation'),
    (6, '{6}', 'a suspended member sees their own membership'),
    (7, '{7}', 'a person whose membership has ended sees their own membership'),
    (8, '{8}', 'a person whose membership has yet to begin sees their own membership'),
    (9, '{}', 'a stranger sees no membership'),
    (NULL, '{}', 'a request without claims sees no membership')
) AS w (person, sees, says);

SELECT set_config('ledger.clock', '2090-01-01', TRUE);

SELECT is(
    tap.finds('seen', 'authenticated', 1), '{1,2,8}'::text[],
    'a membership counts from its first moment on, and no longer at its end'
);

SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    $$UPDATE ledger.community_members SET role = 'lead'$$, '42501', NULL,
    'a lead does not change a role by UPDATE'
);

SELECT throws_ok(
    $$
    INSERT INTO ledger.community_members (community_id, profile_id)
    VALUES (tap.elsewhere(), tap.person(3))
    $$, '42501', NULL,
    'a person does not join a community by INSERT'
);

SELECT * FROM finish();
ROLLBACK;
