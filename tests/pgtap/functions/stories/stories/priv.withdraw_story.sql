BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.tell('s_' || status, status, 'community')
FROM unnest(ARRAY['draft', 'submitted', 'published', 'archived', 'withdrawn']) AS status;

SELECT tap.become('authenticated', 4);
SELECT throws_ok(
    format('SELECT priv.withdraw_story(%L)', current_setting('test.s_published')),
    'EL102',
    'only the storyteller decides this for story ' || current_setting('test.s_published'),
    'no lead takes a story back for its storyteller'
);
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    format('SELECT priv.withdraw_story(%L)', current_setting('test.s_' || status)),
    format('a storyteller takes back what is %s', status)
)
FROM unnest(ARRAY['draft', 'submitted', 'published', 'archived']) AS status;
SELECT throws_ok(
    format('SELECT priv.withdraw_story(%L)', current_setting('test.s_withdrawn')),
    'EL104',
    'story is withdrawn, not draft or submitted or published or archived: '
    || current_setting('test.s_withdrawn'),
    'once'
);
SELECT results_eq(
    format(
        $$SELECT status, published_at, archived_at FROM ledger.stories WHERE id = %L$$,
        current_setting('test.s_archived')
    ),
    $$VALUES ('withdrawn', NULL::timestamptz, NULL::timestamptz)$$,
    'the story is nowhere else'
);
SELECT results_eq(
    $$SELECT detail ->> 'from' FROM ledger.access_logs
      WHERE action = 'withdraw_story'
      ORDER BY 1$$,
    ARRAY['archived', 'draft', 'published', 'submitted'],
    'an audit row for each says from where, to the storyteller who did it'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
