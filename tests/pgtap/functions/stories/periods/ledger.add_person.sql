BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'community');
INSERT INTO ledger.community_members (
    community_id, profile_id, role, status, valid_from, valid_until
)
VALUES (tap.here(), tap.person(6), 'member', 'left', '2020-01-01', '2021-01-01');

CREATE FUNCTION pg_temp.name_person(p_acting integer, p_person integer, p_role text)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.attempt(
    p_acting,
    format(
        'SELECT ledger.add_person(tap.story(''open''), %L, %L)', tap.person(p_person), p_role
    )
);
$$;

SELECT is(
    tap.callers('ledger.add_person'), ARRAY['authenticated'],
    'only people who are signed in name a person in a story'
);
SELECT matches(pg_temp.name_person(acting, person, role), refusal, description)
FROM (
    VALUES
    (2, 1, 'mentioned', '^EL102 ', 'a member names nobody in another person''s story'),
    (6, 6, 'mentioned', '^EL101 ', '10 existence: a stranger does not find the story'),
    (1, 2, 'friend', '^23514 ', 'a role that does not exist is refused'),
    (
        3, 5, 'mentioned', '^EL137 ',
        'an elder names nobody from a community that is neither theirs nor the story''s'
    )
) AS a (acting, person, role, refusal, description);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.add_person(tap.story('open'), tap.person(2), 'teller')$$),
    '^EL001 ', 'without claims nobody names a person'
);
SELECT is(
    tap.attempts(
        1, $$SELECT ledger.add_person(tap.story('open'), %L)$$, tap.person(8), tap.person(77)
    ),
    'EL137 | no community of the story or of yours knows person ID | '
    'The person never was a member of one of them, or does not exist. | Check the id.',
    '10 existence: a person of other communities is refused like one who does not exist'
);
SELECT is(
    tap.attempts(
        1, $$SELECT ledger.add_person(tap.story('open'), %L)$$, tap.person(2), tap.person(5)
    ),
    'done', 'a storyteller names members of all their communities'
);
SELECT is(
    pg_temp.name_person(3, 6, 'recorded'), 'done',
    'an elder of its home names a person who has left the community'
);
SELECT pg_temp.name_person(1, 2, r) FROM unnest(ARRAY['mentioned', 'pictured']) AS r;
SELECT results_eq(
    'SELECT profile_id, role FROM ledger.story_people ORDER BY profile_id, role',
    $$
    VALUES
    (tap.person(2), 'mentioned'), (tap.person(2), 'pictured'),
    (tap.person(5), 'mentioned'), (tap.person(6), 'recorded')
    $$,
    'a person is in a story once in each role, by default as mentioned'
);
SELECT results_eq(
    $$SELECT tap.audited('add_person', tap.story('open'))$$,
    ARRAY[
        '1 authenticated story ID {"role": "mentioned", "profile_id": "2"}',
        '1 authenticated story ID {"role": "mentioned", "profile_id": "5"}',
        '3 authenticated story ID {"role": "recorded", "profile_id": "6"}',
        '1 authenticated story ID {"role": "pictured", "profile_id": "2"}'
    ],
    'each change leaves an audit row, and a call that changes nothing leaves none'
);

SELECT * FROM finish();
ROLLBACK;
