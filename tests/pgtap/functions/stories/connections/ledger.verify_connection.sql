BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('river', 'published', 'community');
SELECT tap.tell('secret', 'draft', 'community');
INSERT INTO ledger.knowledge_connections (
    id, source_story_id, target_story_id, connection_type, discovered_by, recorded_by
)
SELECT
    tap.id(c.id), tap.story(c.source), tap.story(c.target), 'answers', 'community',
    tap.person(c.person)
FROM (
    VALUES
    ('d1', 'circle', 'river', 3), ('d2', 'circle', 'secret', 1),
    ('d3', 'secret', 'circle', 1)
) AS c (id, source, target, person);

SELECT is(
    tap.callers('ledger.verify_connection'), ARRAY['authenticated'],
    'only people who are signed in confirm a connection'
);
SELECT is(
    tap.attempts(5, 'SELECT ledger.verify_connection(%L)', tap.id('d1'), tap.id('ff')),
    tap.unseen('connection'),
    '10 existence: a connection of a hidden story and one that does not exist are '
    'refused in the same words'
);
SELECT is(
    tap.attempts(4, 'SELECT ledger.verify_connection(%L)', tap.id('d2'), tap.id('d3')),
    tap.unseen('connection'),
    '10 existence: a lead who sees only one of the stories does not find a connection'
);
SELECT matches(
    tap.attempt(person, $$SELECT ledger.verify_connection(tap.id('d1'))$$),
    '^EL102 . only another elder or lead of a home confirms connection ID', description
)
FROM (
    VALUES
    (3, 'an elder does not confirm a connection that they recorded'),
    (2, 'a member does not confirm a connection'),
    (1, 'the storyteller does not confirm a connection of their stories')
) AS a (person, description);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.verify_connection(tap.id('d1'))$$), '^EL001 ',
    'without claims nobody confirms a connection'
);
SELECT tap.wind('1 hour');
SELECT is(
    tap.attempt(4, $$SELECT ledger.verify_connection(tap.id('d1'))$$), 'done',
    'a lead of the home confirms a connection that an elder recorded'
);
SELECT tap.wind('2 hours');
SELECT is(
    tap.attempt(4, $$SELECT priv.verify_connection(tap.id('d1'))$$), 'done',
    'confirming a connection again is no error'
);
SELECT results_eq(
    $$
    SELECT id, verified_by, verified_at - now()
    FROM ledger.knowledge_connections
    WHERE verified_at IS NOT NULL
    $$,
    $$VALUES (tap.id('d1'), tap.person(4), '1 hour'::interval)$$,
    'a connection keeps who confirmed it and when, by the ledger''s clock'
);
SELECT results_eq(
    $$SELECT tap.audited('verify_connection')$$,
    ARRAY['4 authenticated connection d1 {}'],
    'confirming a connection twice leaves one audit row'
);

SELECT * FROM finish();
ROLLBACK;
