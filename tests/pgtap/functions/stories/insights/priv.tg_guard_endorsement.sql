BEGIN;
SELECT plan(1);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 4);
SELECT set_config(
    'test.insight',
    ledger.record_insight(
        tap.here(), 'theme', 'Water', 'It runs through all.', ARRAY[tap.story('circle')]
    )::text,
    TRUE
);
SELECT tap.become('none');
SELECT throws_ok(
    format(
        'INSERT INTO ledger.insight_endorsements (insight_id, elder_id) VALUES (%L, ''00000000-0000-7000-8000-000000000004'')', current_setting('test.insight')
    ),
    'EL106', 'authors do not endorse their own insight ' || current_setting('test.insight'),
    'whoever inserts it, nobody stands behind their own words twice'
);

SELECT * FROM finish();
ROLLBACK;
