BEGIN;
SELECT plan(16);

SELECT tap.society();
UPDATE ledger.community_members SET role = 'elder' WHERE profile_id = tap.person(1);
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('secret', 'published', 'private');
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT tap.become('none');

CREATE FUNCTION pg_temp.attempt(p_person integer, p_community text, p_stories uuid[])
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.attempt(
    p_person,
    format(
        'SELECT ledger.record_insight(%L, ''theme'', ''Water'', ''Everywhere.'', %L)',
        tap.id(p_community), p_stories
    )
);
$$;

SELECT is(
    tap.callers('ledger.record_insight'), ARRAY['authenticated'],
    'only people who are signed in record an insight'
);
SELECT matches(
    tap.attempt(
        NULL, $$SELECT priv.record_insight(tap.here(), '', '', '', '{}', NULL)$$
    ),
    '^EL001 ', 'without claims nobody records an insight'
);
SELECT matches(
    pg_temp.attempt(2, 'c1', ARRAY[tap.story('circle')]),
    '^EL102 . only an elder or lead records insights of community ID',
    'a member does not record an insight'
);
SELECT is(
    pg_temp.attempt(2, 'c9', ARRAY[tap.story('circle')]),
    pg_temp.attempt(2, 'c1', ARRAY[tap.story('circle')]),
    '10 existence: a community that does not exist is refused in the same words'
);
SELECT matches(
    pg_temp.attempt(3, 'c1', '{}'), '^22023 . no stories given for insight Water',
    'an insight without a story is refused'
);
SELECT is(
    pg_temp.attempt(person, community, ARRAY[story]),
    'EL111 | an insight of this community cannot rest on story ID | '
    'You see no published story with this id that its members may read. | '
    'Name stories that are published and shared with the community.',
    description
)
FROM (
    VALUES
    (
        3, 'c1', gen_random_uuid(),
        'an insight does not rest on a story that does not exist'
    ),
    (
        3, 'c1', tap.story('secret'),
        '10 existence: a private story is refused in the same words'
    ),
    (
        1, 'c1', tap.story('secret'),
        'an insight does not rest on a private story of the elder who records it'
    ),
    (
        3, 'c1', tap.story('draft'),
        '10 existence: a draft is refused in the same words'
    ),
    (
        3, 'c1', tap.story('asked'),
        '10 existence: a submitted story is refused in the same words'
    ),
    (
        5, 'c2', tap.story('open'),
        'an insight does not rest on a public story of another community'
    )
) AS a (person, community, story, description);
SELECT matches(
    pg_temp.attempt(3, 'c1', ARRAY[tap.story('circle'), gen_random_uuid()]), '^EL111 ',
    'one story that is refused refuses the whole insight'
);
SELECT is(
    pg_temp.attempt(
        4, 'c1', ARRAY[tap.story('circle'), tap.story('open'), tap.story('circle')]
    ),
    'done', 'a lead records an insight and names one of its stories twice'
);
SELECT set_eq(
    'SELECT story_id FROM ledger.insight_stories',
    ARRAY[tap.story('circle'), tap.story('open')],
    'an insight rests on each of its stories once'
);
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.insight',
    ledger.record_insight(
        tap.here(), 'need', 'A tank', 'For the school.', ARRAY[tap.story('circle')], 0.8
    )::text,
    TRUE
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    $$
    SELECT id::text, kind, description, confidence, recorded_by
    FROM ledger.community_insights
    WHERE title = 'A tank'
    $$,
    $$
    VALUES (
        current_setting('test.insight'), 'need', 'For the school.', 0.800, tap.person(3)
    )
    $$,
    'an elder records an insight and gets its id, and a member reads it'
);
SELECT tap.become('none');
SELECT results_eq(
    $$SELECT tap.audited('record_insight')$$,
    ARRAY[
        '4 authenticated insight ID {"kind": "theme", "community_id": "c1"}',
        '3 authenticated insight ID {"kind": "need", "community_id": "c1"}'
    ],
    'one audit row for each insight says who recorded what kind for which community'
);

SELECT * FROM finish();
ROLLBACK;
