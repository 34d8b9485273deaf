BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('river', 'published', 'community');
SELECT tap.tell('secret', 'draft', 'community');

SELECT is(
    tap.callers('ledger.connect_stories'), ARRAY['authenticated'],
    'only people who are signed in connect stories'
);
SELECT matches(
    tap.attempt(
        person,
        format(
            'SELECT ledger.connect_stories(%L, %L, ''answers'')',
            tap.story('circle'), tap.story(target)
        )
    ),
    refusal, description
)
FROM (
    VALUES
    (
        2, 'river',
        '^EL102 . only a storyteller or an elder or lead of a home connects story ID',
        'a member does not connect stories'
    ),
    (
        3, 'secret', '^EL101 . cannot find story ID',
        'an elder does not connect a story that they do not see'
    )
) AS a (person, target, refusal, description);
SELECT matches(
    tap.attempt(
        NULL,
        $$SELECT priv.connect_stories(
            tap.story('circle'), tap.story('river'), 'answers', NULL, NULL
        )$$
    ),
    '^EL001 ', 'without claims nobody connects stories'
);
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.connection',
    ledger.connect_stories(
        tap.story('circle'), tap.story('river'), 'answers', 0.8, 'The same flood.'
    )::text,
    TRUE
);
SELECT is(
    priv.connect_stories(
        tap.story('circle'), tap.story('river'), 'answers', 0.1, NULL
    )::text,
    current_setting('test.connection'),
    'connecting the same stories again returns the id of the connection'
);
SELECT tap.become('none');
SELECT is(
    tap.attempt(
        1,
        format(
            'SELECT ledger.connect_stories(%L, %L, ''answers'')',
            tap.story(source), tap.story(target)
        )
    ),
    'done', description
)
FROM (
    VALUES
    (
        'river', 'circle',
        'a storyteller connects their own stories in the other direction'
    ),
    ('river', 'secret', 'a storyteller connects a draft of theirs')
) AS a (source, target, description);
SELECT results_eq(
    $$
    SELECT
        id::text = current_setting('test.connection'), source_story_id, target_story_id,
        discovered_by, recorded_by, strength, note
    FROM ledger.knowledge_connections
    ORDER BY id
    $$,
    $$
    VALUES
    (
        TRUE, tap.story('circle'), tap.story('river'), 'community', tap.person(3),
        0.800, 'The same flood.'
    ),
    (
        FALSE, tap.story('river'), tap.story('circle'), 'storyteller', tap.person(1),
        NULL, NULL
    ),
    (
        FALSE, tap.story('river'), tap.story('secret'), 'storyteller', tap.person(1),
        NULL, NULL
    )
    $$,
    'each direction is a connection of its own, which says who recorded it, and as what'
);
SELECT is(
    tap.who(
        $$SELECT EXISTS (
            SELECT FROM ledger.knowledge_connections
            WHERE target_story_id = tap.story('river')
        )$$
    ),
    ARRAY[1, 2, 3, 4],
    'members of the home see the connection of two stories that they see'
);
SELECT is(
    tap.who(
        $$SELECT EXISTS (
            SELECT FROM ledger.knowledge_connections
            WHERE target_story_id = tap.story('secret')
        )$$
    ),
    ARRAY[1], 'only the storyteller sees the connection of a draft'
);
SELECT results_eq(
    $$
    SELECT
        actor_id, acting_as, object_kind, detail ->> 'source_story_id',
        detail ->> 'target_story_id',
        detail - ARRAY['source_story_id', 'target_story_id'],
        object_id::text = current_setting('test.connection')
    FROM ledger.access_logs
    WHERE action = 'connect_stories'
    ORDER BY id
    $$,
    $$
    SELECT
        tap.person(c.person), 'authenticated'::name, 'connection',
        tap.story(c.source)::text, tap.story(c.target)::text, '{}'::jsonb, c.is_first
    FROM (
        VALUES
        (3, 'circle', 'river', TRUE), (1, 'river', 'circle', FALSE),
        (1, 'river', 'secret', FALSE)
    ) AS c (person, source, target, is_first)
    $$,
    'one audit row for each connection says who connected which stories, and nothing '
    'of the note'
);

SELECT * FROM finish();
ROLLBACK;
