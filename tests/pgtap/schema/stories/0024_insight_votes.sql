BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 4);
SELECT set_config(
    'test.insight',
    ledger.record_insight(
        tap.here(), 'theme', 'Water', 'It runs through all.',
        ARRAY[tap.story('circle')]
    )::text,
    TRUE
);
SELECT tap.become('none');
INSERT INTO ledger.insight_votes (insight_id, profile_id, agrees)
VALUES (current_setting('test.insight')::uuid, tap.person(2), TRUE);
SELECT throws_ok(
    format(
        'INSERT INTO ledger.insight_votes (insight_id, profile_id, agrees)
         VALUES (%L, ''00000000-0000-7000-8000-000000000002'', FALSE)',
        current_setting('test.insight')
    ),
    '23505',
    'duplicate key value violates unique constraint '
    '"insight_votes_pkey"',
    'a member has one vote per insight'
);
SELECT throws_ok(
    format(
        'INSERT INTO ledger.insight_votes (insight_id, profile_id, agrees)
         VALUES (%L, ''00000000-0000-7000-8000-000000000003'', NULL)',
        current_setting('test.insight')
    ),
    '23502',
    'null value in column "agrees" of relation "insight_votes" violates not-null '
    'constraint',
    'a vote must be a yes or a no'
);

SELECT * FROM finish();
ROLLBACK;
