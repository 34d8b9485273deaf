BEGIN;
SELECT plan(9);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.plan',
    ledger.plan_story(tap.story('circle'), tap.here(), 'feature', now() + '1 day')::text, TRUE
);
SELECT tap.become('authenticated', 5);
SELECT throws_ok(
    format('SELECT priv.settle_plan(%L, ''done'')', plan),
    'P0002', 'cannot find plan ' || plan,
    'the same words refuse what is hidden and what does not exist'
)
FROM unnest(ARRAY[current_setting('test.plan'), tap.id('ff')::text]) AS plan;
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format('SELECT priv.settle_plan(%L, ''done'')', current_setting('test.plan')),
    'EL102', 'only an elder or lead settles plans of community 00000000-0000-7000-8000-0000000000c1',
    'a member settles nothing'
);
SELECT tap.become('authenticated', 4);
SELECT throws_ok(
    format('SELECT priv.settle_plan(%L, %L)', current_setting('test.plan'), status), '22023',
    'a plan does not end as ' || coalesce(status, '<NULL>'), 'it is done or cancelled'
)
FROM unnest(ARRAY['planned', NULL]) AS status;
SELECT set_config('ledger.clock', '2030-01-01 00:00:00+00', TRUE);
SELECT lives_ok(
    format('SELECT priv.settle_plan(%L, ''done'')', current_setting('test.plan')),
    'a lead says that it was done'
);
SELECT results_eq(
    format(
        'SELECT status, settled_by, settled_at FROM ledger.content_calendar WHERE id = %L', current_setting('test.plan')
    ),
    $$VALUES ('done', tap.person(4), '2030-01-01 00:00:00+00'::timestamptz)$$,
    'who, and when'
);
SELECT throws_ok(
    format('SELECT priv.settle_plan(%L, ''cancelled'')', current_setting('test.plan')),
    'EL123', 'plan is done: ' || current_setting('test.plan'),
    'once'
);
SELECT results_eq(
    format(
        $$SELECT detail FROM ledger.access_logs
          WHERE object_id = %L AND action = 'settle_plan'$$,
        current_setting('test.plan')
    ),
    $$VALUES ('{"status": "done"}'::jsonb)$$,
    'one audit row says so'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
