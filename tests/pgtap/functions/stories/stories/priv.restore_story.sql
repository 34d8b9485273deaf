BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.tell('circle', 'archived', 'community');
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.share_story(tap.story('circle'), tap.elsewhere());
SELECT ledger.share_story(tap.story('asked'), tap.elsewhere());

SELECT tap.become('authenticated', 5);
SELECT throws_ok(
    format('SELECT priv.restore_story(%L)', current_setting('test.circle')),
    'EL101', 'cannot find story ' || current_setting('test.circle'),
    'an elder of another of its communities does not see the archive'
);
SELECT throws_ok(
    format('SELECT priv.restore_story(%L)', current_setting('test.asked')),
    'EL102',
    'only its storyteller or an elder or lead of its home restores story '
    || current_setting('test.asked'),
    'and decides about nothing else'
);
SELECT tap.become('authenticated', 4);
SELECT throws_ok(
    format('SELECT priv.restore_story(%L)', current_setting('test.asked')),
    'EL104',
    'story is submitted, not archived or withdrawn: ' || current_setting('test.asked'),
    'a story that is nowhere else is not brought back'
);
SELECT lives_ok(
    format('SELECT priv.restore_story(%L)', current_setting('test.circle')),
    'a lead of its home publishes it again'
);
SELECT results_eq(
    format(
        $$SELECT status, review_status, archived_at, published_at IS NOT NULL
          FROM ledger.stories WHERE id = %L$$,
        current_setting('test.circle')
    ),
    $$VALUES ('published', 'approved', NULL::timestamptz, TRUE)$$,
    'as it was before'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_story(tap.story('circle'));
SELECT lives_ok(
    format('SELECT priv.restore_story(%L)', current_setting('test.circle')),
    'a storyteller takes up again what they withdrew'
);
SELECT results_eq(
    format(
        $$SELECT status, review_status, archived_at, published_at
          FROM ledger.stories WHERE id = %L$$,
        current_setting('test.circle')
    ),
    $$VALUES ('draft', 'pending', NULL::timestamptz, NULL::timestamptz)$$,
    'as a draft: what was withdrawn is not published without a review'
);
SELECT results_eq(
    format(
        $$SELECT detail ->> 'from' FROM ledger.access_logs
          WHERE object_id = %L AND action = 'restore_story'$$,
        current_setting('test.circle')
    ),
    ARRAY['withdrawn'],
    'one audit row says from where, to the storyteller who did it'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
