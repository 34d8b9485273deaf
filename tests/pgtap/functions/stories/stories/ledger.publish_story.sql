BEGIN;
SELECT plan(10);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('drum', 'submitted', 'community');
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.share_story(tap.story('asked'), tap.elsewhere());
SELECT tap.become('none');

SELECT is(
    tap.callers('ledger.publish_story'), ARRAY['authenticated'],
    'only people who are signed in publish a story'
);
SELECT matches(
    tap.attempt(1, $$SELECT ledger.publish_story(tap.story('asked'))$$),
    '^EL108 . not yet approved: story ID . Version 1 is pending',
    'a story that nobody approved is not published'
);
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story(t), 'approved')
FROM unnest(ARRAY['asked', 'drum']) AS t;
SELECT tap.become('none');
SELECT matches(
    tap.attempt(person, format('SELECT ledger.publish_story(%L)', tap.story(title))),
    '^EL102 .*or lead of its home publishes story ID', description
)
FROM (
    VALUES
    ('circle', 2, 'a member does not publish a story'),
    (
        'asked', 5,
        'an elder of another of its communities may review a story, not publish it'
    )
) AS a (title, person, description);
SELECT tap.wind('1 hour');
SELECT is(
    tap.attempt(4, $$SELECT ledger.publish_story(tap.story('asked'))$$), 'done',
    'a lead of its home publishes an approved story'
);
SELECT results_eq(
    $$
    SELECT status, published_at - now() FROM ledger.stories
    WHERE id = tap.story('asked')
    $$,
    $$VALUES ('published', '1 hour'::interval)$$,
    'the story says when it was published, by the ledger''s clock'
);
SELECT is(
    tap.readers('asked'), ARRAY[1, 2, 3, 4, 5],
    'the members of its communities read a published story'
);
SELECT matches(
    tap.attempt(4, $$SELECT ledger.publish_story(tap.story('asked'))$$),
    '^EL104 .*published, not submitted', 'a published story is not published again'
);
SELECT is(
    tap.attempt(1, $$SELECT priv.publish_story(tap.story('drum'))$$), 'done',
    'a storyteller publishes their own approved story'
);
SELECT results_eq(
    $$SELECT tap.audited('publish_story')$$,
    ARRAY['4 authenticated story ID {}', '1 authenticated story ID {}'],
    'one audit row for each story says who published it, and nothing of the refusals'
);

SELECT * FROM finish();
ROLLBACK;
