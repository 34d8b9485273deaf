BEGIN;
SELECT plan(16);

SELECT tap.society();
SELECT tap.tell(title, 'published', 'community')
FROM unnest(ARRAY['circle', 'river']) AS title;
SELECT tap.become('authenticated', 3);
SELECT ledger.connect_stories(
    current_setting('test.circle')::uuid, current_setting('test.river')::uuid,
    'answers'
);
SELECT tap.become('none');

SELECT is(
    tap.broken_copy(
        'ledger.knowledge_connections',
        $$source_story_id = tap.story('circle')$$,
        w.change::jsonb
    ),
    w.breaks, w.says
)
FROM (
    VALUES
    (
        '{}', 'knowledge_connections_source_story_id_key',
        'an ordered pair has one connection of a type'
    ),
    (
        '{"connection_type": "continues"}', 'none',
        'an ordered pair may have connections of several types'
    ),
    (
        format('{"target_story_id": "%s"}', tap.story('circle')),
        'knowledge_connections_target_story_id_check',
        'a story cannot be connected to itself'
    ),
    (
        '{"connection_type": "Same place"}', 'knowledge_connections_connection_type_check',
        'a type is lower-case letters and underscores'
    ),
    (
        '{"connection_type": "x", "strength": 1.5}', 'knowledge_connections_strength_check',
        'a strength must be from 0 to 1'
    ),
    (
        '{"discovered_by": "nobody"}', 'knowledge_connections_discovered_by_check',
        'a connection is found by software, a storyteller or a community'
    ),
    (
        '{"discovered_by": "ai", "model": "m"}', 'knowledge_connections_recorded_by_check',
        'a connection that software found cannot name a person'
    ),
    (
        '{"recorded_by": null}', 'knowledge_connections_recorded_by_check',
        'a connection that a person found must name the person'
    ),
    (
        '{"model": "m"}', 'knowledge_connections_model_check',
        'a connection that a person found cannot name a model'
    ),
    (
        '{"discovered_by": "ai", "recorded_by": null}', 'knowledge_connections_model_check',
        'a connection that software found must name the model'
    ),
    (
        '{"verified_at": "2030-01-01"}', 'knowledge_connections_verified_by_check',
        'a confirmed connection must name who confirmed it'
    ),
    (
        format(
            '{"verified_at": "2030-01-01", "verified_by": "%s"}', tap.person(3)
        ),
        'knowledge_connections_verified_by_check',
        'the person who recorded a connection cannot confirm it'
    )
) AS w (change, breaks, says);
SELECT throws_ok(
    format(
        'INSERT INTO ledger.storyteller_connections (
             profile_a_id, profile_b_id, a_consented_at
         )
         VALUES (
             ''00000000-0000-7000-8000-00000000000%s'',
             ''00000000-0000-7000-8000-00000000000%s'', %L
         )',
        a, b, consented
    ),
    '23514',
    format(
        'new row for relation "storyteller_connections" violates check constraint "%s"',
        rule
    ),
    description
)
FROM (
    VALUES
    (
        2, 1, '2030-01-01', 'storyteller_connections_profile_b_id_check',
        'the storyteller with the smaller id stands first'
    ),
    (
        1, 1, '2030-01-01', 'storyteller_connections_profile_b_id_check',
        'a storyteller cannot be connected to themselves'
    ),
    (
        1, 2, NULL, 'storyteller_connections_consented_at_check',
        'a connection needs the consent of one side'
    )
) AS t (a, b, consented, rule, description);
INSERT INTO ledger.storyteller_connections (
    profile_a_id, profile_b_id, a_consented_at, b_consented_at
)
VALUES
(tap.person(1), tap.person(2), '2030-01-01', NULL),
(tap.person(1), tap.person(3), '2030-01-01', '2030-01-02');
SELECT results_eq(
    $$SELECT is_active FROM ledger.storyteller_connections
      WHERE profile_a_id = tap.person(1)
      ORDER BY profile_b_id$$,
    ARRAY[FALSE, TRUE],
    'a connection is active when both sides consented'
);

SELECT * FROM finish();
ROLLBACK;
