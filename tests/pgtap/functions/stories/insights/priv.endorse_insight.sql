BEGIN;
SELECT plan(9);

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
SELECT tap.become('authenticated', 5);
SELECT throws_ok(
    format('SELECT priv.endorse_insight(%L)', insight),
    'P0002', 'cannot find insight ' || insight,
    'the same words refuse what is hidden and what does not exist'
)
FROM unnest(ARRAY[current_setting('test.insight'), tap.id('ff')::text]) AS insight;
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format('SELECT priv.endorse_insight(%L)', current_setting('test.insight')),
    'EL102', 'only an elder endorses insight ' || current_setting('test.insight'),
    'a member does not'
);
SELECT tap.become('authenticated', 4);
SELECT throws_ok(
    format('SELECT priv.endorse_insight(%L)', current_setting('test.insight')),
    'EL102', 'only an elder endorses insight ' || current_setting('test.insight'),
    'nor does a lead who is no elder'
);
SELECT tap.become('authenticated', 3);
SELECT lives_ok(
    format('SELECT priv.endorse_insight(%L)', current_setting('test.insight')), 'an elder does, and again'
)
FROM generate_series(1, 2);
SELECT results_eq(
    format('SELECT elder_id FROM ledger.insight_endorsements WHERE insight_id = %L', current_setting('test.insight')),
    ARRAY[tap.person(3)],
    'once'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = current_setting('test.insight')::uuid AND action = 'endorse_insight'
    ),
    1,
    'and so is the audit row'
);
SELECT set_config(
    'test.mine',
    ledger.record_insight(
        tap.here(), 'need', 'Shade', 'There is none.', ARRAY[tap.story('circle')]
    )::text,
    TRUE
);
SELECT throws_ok(
    format('SELECT priv.endorse_insight(%L)', current_setting('test.mine')),
    'EL106', 'authors do not endorse their own insight ' || current_setting('test.mine'),
    'their own they do not'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
