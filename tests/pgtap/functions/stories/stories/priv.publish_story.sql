BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.share_story(tap.story('asked'), tap.elsewhere());

SELECT throws_ok(
    format('SELECT priv.publish_story(%L)', current_setting('test.asked')),
    'EL108', 'not yet approved: story ' || current_setting('test.asked'),
    'nothing is published before it is approved'
);
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story('asked'), 'approved');
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format('SELECT priv.publish_story(%L)', current_setting('test.circle')),
    'EL102',
    'only its storyteller or an elder or lead of its home publishes story '
    || current_setting('test.circle'),
    'a member publishes nothing'
);
SELECT tap.become('authenticated', 5);
SELECT throws_ok(
    format('SELECT priv.publish_story(%L)', current_setting('test.asked')),
    'EL102',
    'only its storyteller or an elder or lead of its home publishes story '
    || current_setting('test.asked'),
    'an elder of another of its communities may review it, not publish it'
);
SELECT tap.become('authenticated', 4);
SELECT set_config('ledger.clock', '2030-01-01 00:00:00+00', TRUE);
SELECT lives_ok(
    format('SELECT priv.publish_story(%L)', current_setting('test.asked')),
    'a lead of its home publishes it'
);
SELECT is(
    (SELECT published_at FROM ledger.stories WHERE id = tap.story('asked')),
    '2030-01-01 00:00:00+00'::timestamptz,
    'the story says when, by the ledger''s clock'
);
SELECT throws_ok(
    format('SELECT priv.publish_story(%L)', current_setting('test.asked')),
    'EL104', 'story is published, not submitted: ' || current_setting('test.asked'),
    'it is published once'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = tap.story('asked')
            AND action = 'publish_story'
    ),
    1,
    'one audit row says so, to the lead who did it'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
