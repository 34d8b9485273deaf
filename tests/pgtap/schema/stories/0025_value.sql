BEGIN;
SELECT plan(18);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.event',
    ledger.record_value(tap.story('circle'), 'monetary', 'A fee.', 10, 'AUD')::text,
    TRUE
);
SELECT tap.become('none');

SELECT is(
    tap.broken_copy(
        'ledger.value_events', $$id = current_setting('test.event')::uuid$$, w.change::jsonb
    ),
    w.breaks, w.says
)
FROM (
    VALUES
    (
        '{"kind": "luck", "amount": null, "currency": null}', 'value_events_kind_check',
        'a benefit is monetary, social, cultural or research'
    ),
    (
        '{"description": " "}', 'value_events_description_check',
        'an event must say what happened'
    ),
    ('{"amount": null}', 'value_events_amount_check', 'money must have an amount'),
    ('{"amount": 0}', 'value_events_amount_check', 'an amount must be more than 0'),
    (
        '{"kind": "social", "currency": null}', 'value_events_amount_check',
        'a benefit that is not money cannot have an amount'
    ),
    (
        '{"currency": null}', 'value_events_currency_check',
        'an amount must have a currency'
    ),
    (
        '{"currency": "dollars"}', 'value_events_currency_check',
        'a currency must be an ISO 4217 code'
    )
) AS w (change, breaks, says);
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
    (10, 'c1', 2, 'cash', 'recipient', 'a share cannot have two recipients'),
    (10, NULL, NULL, 'cash', 'recipient', 'a share must have a recipient'),
    (0, 'c1', NULL, 'cash', 'amount', 'a share must be more than 0'),
    (10, 'c1', NULL, ' ', 'method', 'a share must say how it was paid')
) AS t (amount, community, person, method, rule, description);
SELECT throws_ok(
    'SELECT pg_temp.share(10, ''c2'', NULL)',
    '23503',
    'insert or update on table "value_distribution" violates foreign key constraint '
    '"value_distribution_community_id_fkey"',
    'only a community of the story can receive a share'
);
SELECT pg_temp.share(10, 'c1', NULL);
SELECT throws_ok(
    'SELECT pg_temp.share(10, NULL, 2)',
    '23505',
    'duplicate key value violates unique constraint '
    '"value_distribution_pkey"',
    'two shares of an event cannot have the same position'
);

-- The triggers would correct these rows. Without them the constraints refuse the rows.
SET LOCAL session_replication_role = replica;
SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$INSERT INTO ledger.value_distribution (event_id, position, story_id, community_id, profile_id, amount, method, distributed_by, record_hash) VALUES (tap.id('ff'), 0, tap.id('ff'), tap.here(), NULL, 1, 'agreed', tap.person(1), sha256('x'))$q$,
        'value_distribution_position_check', 'the position of a share is at least 1'
    ),
    (
        $q$INSERT INTO ledger.value_distribution (event_id, position, story_id, community_id, profile_id, amount, method, distributed_by, record_hash) VALUES (tap.id('ff'), 1, tap.id('ff'), tap.here(), NULL, 1, 'agreed', tap.person(1), 'x')$q$,
        'value_distribution_record_hash_check', 'the hash of a share has 32 bytes'
    ),
    (
        $q$INSERT INTO ledger.value_distribution (event_id, position, story_id, community_id, profile_id, amount, method, distributed_by, record_hash) SELECT tap.id('ff'), n, tap.id('ff'), tap.here(), NULL, 1, 'agreed', tap.person(1), sha256('x') FROM generate_series(1, 2) AS n$q$,
        'value_distribution_community_id_key',
        'a community cannot have two shares of an event'
    ),
    (
        $q$INSERT INTO ledger.value_distribution (event_id, position, story_id, community_id, profile_id, amount, method, distributed_by, record_hash) SELECT tap.id('ff'), n, tap.id('ff'), NULL, tap.person(1), 1, 'agreed', tap.person(1), sha256('x') FROM generate_series(1, 2) AS n$q$,
        'value_distribution_profile_id_key',
        'a person cannot have two shares of an event'
    ),
    (
        $q$INSERT INTO ledger.value_events (story_id, kind, description, occurred_on, recorded_by, record_hash) VALUES (tap.id('ff'), 'social', 'A visit', '2020-01-01', tap.person(1), 'x')$q$,
        'value_events_record_hash_check', 'the hash of an event has 32 bytes'
    )
) AS w (query, breaks, says);
SET LOCAL session_replication_role = origin;

SELECT * FROM finish();
ROLLBACK;
