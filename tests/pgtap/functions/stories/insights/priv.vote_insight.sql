BEGIN;
SELECT plan(5);

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
    format('SELECT priv.vote_insight(%L, TRUE)', insight),
    'P0002', 'cannot find insight ' || insight,
    'the same words refuse what is hidden and what does not exist'
)
FROM unnest(ARRAY[current_setting('test.insight'), tap.id('ff')::text]) AS insight;

PREPARE votes AS
SELECT agrees, voted_at FROM ledger.insight_votes
WHERE insight_id = current_setting('test.insight')::uuid;
SELECT tap.become('authenticated', 2);
SELECT priv.vote_insight(current_setting('test.insight')::uuid, TRUE);
SELECT set_config('ledger.clock', '2030-01-01 00:00:00+00', TRUE);
SELECT priv.vote_insight(current_setting('test.insight')::uuid, FALSE);
SELECT results_eq(
    'votes', $$VALUES (FALSE, '2030-01-01 00:00:00+00'::timestamptz)$$,
    'a member has one vote, and may change it'
);
SELECT priv.vote_insight(current_setting('test.insight')::uuid, NULL);
SELECT is_empty('votes', 'or take it back');
SELECT results_eq(
    $$SELECT detail ->> 'agrees' FROM ledger.access_logs
      WHERE action = 'vote_insight'
      ORDER BY id$$,
    ARRAY['true', 'false', NULL],
    'an audit row each says so, to who voted'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
