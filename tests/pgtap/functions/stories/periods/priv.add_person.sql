BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'community');
INSERT INTO ledger.community_members (
    community_id, profile_id, role, status, valid_from, valid_until
)
VALUES (tap.here(), tap.person(6), 'member', 'left', '2020-01-01', '2021-01-01');
SELECT tap.become('authenticated', 3);
SELECT is(
    tap.refusal(
        $$SELECT priv.add_person(
            tap.story('open'), tap.person(6), 'mentioned'
        )$$
    ),
    'done', 'an elder of its home names one who has left the community'
);
SELECT matches(
    tap.refusal(
        $$SELECT priv.add_person(
            tap.story('open'), tap.person(5), 'mentioned'
        )$$
    ),
    '^EL137 ', 'but nobody of a community that is neither theirs nor the story''s'
);
SELECT tap.become('authenticated', 1);
SELECT is(
    tap.refusal($$SELECT priv.add_person(tap.story('open'), tap.person(5), 'teller')$$),
    'done', 'the storyteller names one of another community of their own'
);
SELECT priv.add_person(tap.story('open'), tap.person(5), 'teller');
SELECT tap.become('none');
SELECT results_eq(
    'SELECT profile_id, role FROM ledger.story_people ORDER BY profile_id',
    $$VALUES (tap.person(5), 'teller'), (tap.person(6), 'mentioned')$$,
    'each is in it once'
);
SELECT results_eq(
    $$SELECT tap.audited('add_person')$$,
    ARRAY[
        '3 authenticated story ID {"role": "mentioned", "profile_id": "6"}',
        '1 authenticated story ID {"role": "teller", "profile_id": "5"}'
    ],
    'and what changed nothing leaves no audit row'
);

SELECT * FROM finish();
ROLLBACK;
