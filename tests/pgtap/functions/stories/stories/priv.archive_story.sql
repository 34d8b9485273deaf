BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('secret', 'published', 'private');
SELECT tap.become('authenticated', 1);
SELECT ledger.share_story(tap.story('circle'), tap.elsewhere());

SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format('SELECT priv.archive_story(%L)', current_setting('test.circle')),
    'EL102',
    'only its storyteller or an elder or lead of its home archives story '
    || current_setting('test.circle'),
    'a member archives nothing'
);
SELECT tap.become('authenticated', 5);
SELECT throws_ok(
    format('SELECT priv.archive_story(%L)', current_setting('test.circle')),
    'EL102',
    'only its storyteller or an elder or lead of its home archives story '
    || current_setting('test.circle'),
    'an elder of another of its communities does not either'
);
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    format('SELECT priv.archive_story(%L)', current_setting('test.secret')),
    'EL101', 'cannot find story ' || current_setting('test.secret'),
    'an elder does not learn of a story that is private'
);
SELECT throws_ok(
    format('SELECT priv.archive_story(%L)', current_setting('test.asked')),
    'EL104', 'story is submitted, not published: ' || current_setting('test.asked'),
    'only what is published is archived'
);
SELECT set_config('ledger.clock', '2030-01-01 00:00:00+00', TRUE);
SELECT lives_ok(
    format('SELECT priv.archive_story(%L)', current_setting('test.circle')),
    'an elder of its home archives it'
);
SELECT results_eq(
    format(
        $$SELECT status, archived_at, published_at IS NOT NULL
          FROM ledger.stories WHERE id = %L$$,
        current_setting('test.circle')
    ),
    $$VALUES ('archived', '2030-01-01 00:00:00+00'::timestamptz, TRUE)$$,
    'the story says when, by the ledger''s clock, and still when it was published'
);
SELECT is(
    (
        SELECT detail ->> 'from' FROM ledger.access_logs
        WHERE object_id = tap.story('circle')
            AND action = 'archive_story'
    ),
    'published',
    'one audit row says so, to the elder who did it'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
