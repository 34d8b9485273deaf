BEGIN;
SELECT plan(17);

SELECT tap.society();
SELECT tap.tell(title, 'published', 'community')
FROM unnest(ARRAY['circle', 'river']) AS title;
SELECT tap.become('authenticated', 3);
SELECT ledger.connect_stories(
    current_setting('test.circle')::uuid, current_setting('test.river')::uuid,
    'answers'
);
SELECT tap.become('none');
CREATE FUNCTION pg_temp.again(p_change jsonb)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.knowledge_connections (
    source_story_id, target_story_id, connection_type, strength, discovered_by,
    recorded_by, model, verified_by, verified_at
)
SELECT
    (x.r).source_story_id, (x.r).target_story_id, (x.r).connection_type,
    (x.r).strength, (x.r).discovered_by, (x.r).recorded_by, (x.r).model,
    (x.r).verified_by, (x.r).verified_at
FROM (
    SELECT jsonb_populate_record(o, p_change) AS r
    FROM ledger.knowledge_connections AS o
    WHERE o.source_story_id = current_setting('test.circle')::uuid
    LIMIT 1
) AS x;
$$;
SELECT throws_ok(
    'SELECT pg_temp.again(''{}'')',
    '23505',
    'duplicate key value violates unique constraint '
    '"knowledge_connections_source_story_id_key"',
    'an ordered pair is connected once in one way'
);
SELECT lives_ok(
    'SELECT pg_temp.again(''{"connection_type": "continues"}'')',
    'and may be in another'
);
SELECT throws_ok(
    format(
        'SELECT pg_temp.again(%L)',
        jsonb_build_object('target_story_id', current_setting('test.circle'))
    ),
    '23514',
    'new row for relation "knowledge_connections" violates check constraint '
    '"knowledge_connections_target_story_id_check"',
    'no story leads to itself'
);
SELECT throws_ok(
    format('SELECT pg_temp.again(%L)', change), '23514',
    format(
        'new row for relation "%s" violates check constraint "%s"',
        'knowledge_connections', 'knowledge_connections_' || rule || '_check'
    ),
    description
)
FROM (
    VALUES
    ('connection_type', '{"connection_type": "Same place"}', 'a type is a word'),
    ('strength', '{"strength": 1.5}', 'strength is from 0 to 1'),
    ('discovered_by', '{"discovered_by": "nobody"}', 'somebody found it'),
    ('recorded_by', '{"discovered_by": "ai", "model": "m"}', 'software has no profile'),
    ('recorded_by', '{"recorded_by": null}', 'a person has'),
    ('model', '{"model": "m"}', 'a person is no model'),
    (
        'model', '{"discovered_by": "ai", "recorded_by": null}',
        'software says which it is'
    ),
    ('verified_by', '{"verified_at": "2030-01-01"}', 'whoever confirms is named'),
    (
        'verified_by', '{"verified_at": "2030-01-01", "verified_by": "00000000-0000-7000-8000-000000000003"}',
        'and is another than who recorded it'
    )
) AS t (rule, change, description);
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
        'a pair has one row: the smaller id comes first'
    ),
    (
        1, 1, '2030-01-01', 'storyteller_connections_profile_b_id_check',
        'nobody is a pair with themselves'
    ),
    (
        1, 2, NULL, 'storyteller_connections_consented_at_check',
        'without a yes there is no row'
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
    'it takes two to be connected'
);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['knowledge_connections', 'storyteller_connections']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
