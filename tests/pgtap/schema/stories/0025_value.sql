BEGIN;
SELECT plan(19);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.event',
    ledger.record_value(tap.story('circle'), 'monetary', 'A fee.', 10, 'AUD')::text,
    TRUE
);
SELECT tap.become('none');
CREATE FUNCTION pg_temp.again(p_change jsonb)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.value_events (
    story_id, kind, description, amount, currency, occurred_on, recorded_by
)
SELECT
    (x.r).story_id, (x.r).kind, (x.r).description, (x.r).amount, (x.r).currency,
    (x.r).occurred_on, (x.r).recorded_by
FROM (
    SELECT jsonb_populate_record(o, p_change) AS r
    FROM ledger.value_events AS o
    WHERE o.id = current_setting('test.event')::uuid
    LIMIT 1
) AS x;
$$;
SELECT throws_ok(
    format('SELECT pg_temp.again(%L)', change), '23514',
    format(
        'new row for relation "%s" violates check constraint "%s"',
        'value_events', 'value_events_' || rule || '_check'
    ),
    description
)
FROM (
    VALUES
    (
        'kind', '{"kind": "luck", "amount": null, "currency": null}',
        'there are four kinds of value'
    ),
    ('description', '{"description": " "}', 'an event says what happened'),
    ('amount', '{"amount": null}', 'money has an amount'),
    ('amount', '{"amount": 0}', 'of something'),
    ('amount', '{"kind": "social", "currency": null}', 'what is not money has none'),
    ('currency', '{"currency": null}', 'an amount has a currency'),
    ('currency', '{"currency": "dollars"}', 'by its code')
) AS t (rule, change, description);
CREATE FUNCTION pg_temp.share(
    p_amount numeric, p_community text, p_person integer, p_method text DEFAULT 'cash'
)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.value_distribution (
    event_id, position, story_id, community_id, profile_id, amount, method,
    distributed_by
)
VALUES (
    current_setting('test.event')::uuid, 1, tap.story('circle'),
    tap.id(p_community),
    tap.person(p_person),
    p_amount, p_method, tap.person(4)
);
$$;
SELECT throws_ok(
    format('SELECT pg_temp.share(%L, %L, %L, %L)', amount, community, person, method),
    '23514',
    format(
        'new row for relation "value_distribution" violates check constraint "%s"',
        'value_distribution_' || rule || '_check'
    ),
    description
)
FROM (
    VALUES
    (10, 'c1', 2, 'cash', 'recipient', 'a share has one recipient'),
    (10, NULL, NULL, 'cash', 'recipient', 'and not none'),
    (0, 'c1', NULL, 'cash', 'amount', 'a share is something'),
    (10, 'c1', NULL, ' ', 'method', 'and was handed over somehow')
) AS t (amount, community, person, method, rule, description);
SELECT throws_ok(
    'SELECT pg_temp.share(10, ''c2'', NULL)',
    '23503',
    'insert or update on table "value_distribution" violates foreign key constraint '
    '"value_distribution_community_id_fkey"',
    'a community that receives a share is one of the story'
);
SELECT pg_temp.share(10, 'c1', NULL);
SELECT throws_ok(
    'SELECT pg_temp.share(10, NULL, 2)',
    '23505',
    'duplicate key value violates unique constraint '
    '"value_distribution_pkey"',
    'a place among the shares is taken once'
);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['value_events', 'value_distribution']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

-- Without the triggers, which leave nothing wrong to be refused.
SET LOCAL session_replication_role = replica;
SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$INSERT INTO ledger.value_distribution (event_id, position, story_id, community_id, profile_id, amount, method, distributed_by, record_hash) VALUES (tap.id('ff'), 0, tap.id('ff'), tap.here(), NULL, 1, 'agreed', tap.person(1), sha256('x'))$q$,
        'value_distribution_position_check', 'shares count from 1'
    ),
    (
        $q$INSERT INTO ledger.value_distribution (event_id, position, story_id, community_id, profile_id, amount, method, distributed_by, record_hash) VALUES (tap.id('ff'), 1, tap.id('ff'), tap.here(), NULL, 1, 'agreed', tap.person(1), 'x')$q$,
        'value_distribution_record_hash_check', 'a share carries a hash'
    ),
    (
        $q$INSERT INTO ledger.value_distribution (event_id, position, story_id, community_id, profile_id, amount, method, distributed_by, record_hash) SELECT tap.id('ff'), n, tap.id('ff'), tap.here(), NULL, 1, 'agreed', tap.person(1), sha256('x') FROM generate_series(1, 2) AS n$q$,
        'value_distribution_community_id_key', 'a community has one share of an event'
    ),
    (
        $q$INSERT INTO ledger.value_distribution (event_id, position, story_id, community_id, profile_id, amount, method, distributed_by, record_hash) SELECT tap.id('ff'), n, tap.id('ff'), NULL, tap.person(1), 1, 'agreed', tap.person(1), sha256('x') FROM generate_series(1, 2) AS n$q$,
        'value_distribution_profile_id_key', 'and so has a person'
    ),
    (
        $q$INSERT INTO ledger.value_events (story_id, kind, description, occurred_on, recorded_by, record_hash) VALUES (tap.id('ff'), 'social', 'A visit', '2020-01-01', tap.person(1), 'x')$q$,
        'value_events_record_hash_check', 'an event carries a hash'
    )
) AS w (query, breaks, says);
SET LOCAL session_replication_role = origin;

SELECT * FROM finish();
ROLLBACK;
