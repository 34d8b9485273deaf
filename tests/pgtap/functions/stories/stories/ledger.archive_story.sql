BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.tell(t, 'published', 'community') FROM unnest(ARRAY['circle', 'drum']) AS t;
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('secret', 'published', 'private');
SELECT tap.become('authenticated', 1);
SELECT ledger.share_story(tap.story('circle'), tap.elsewhere());
SELECT tap.become('none');

SELECT is(
    tap.callers('ledger.archive_story'), ARRAY['authenticated'],
    'only people who are signed in archive a story'
);
SELECT is(
    tap.readers('circle'), ARRAY[1, 2, 3, 4, 5],
    'the members of its communities read a published story'
);
SELECT matches(
    tap.attempt(person, format('SELECT ledger.archive_story(%L)', tap.story(title))),
    refusal, description
)
FROM (
    VALUES
    ('circle', 2, '^EL102 .*archives story ID', 'a member does not archive a story'),
    (
        'circle', 5, '^EL102 .*archives story ID',
        'an elder of another of its communities does not archive a story'
    ),
    ('secret', 3, '^EL101 ', 'an elder does not learn of a private story'),
    ('asked', 3, '^EL104 .*submitted, not pub', 'only a published story is archived')
) AS a (title, person, refusal, description);
SELECT tap.wind('1 hour');
SELECT is(
    tap.attempt(3, $$SELECT ledger.archive_story(tap.story('circle'))$$), 'done',
    'an elder of its home archives a story'
);
SELECT results_eq(
    $$
    SELECT status, archived_at, published_at
    FROM ledger.stories
    WHERE id = tap.story('circle')
    $$,
    $$VALUES ('archived', now() + '1 hour', now())$$,
    'the story keeps when it was published and says when it was archived, by the '
    'ledger''s clock'
);
SELECT is(
    tap.readers('circle'), ARRAY[1, 3, 4],
    'only its storyteller and the elders and leads of its home read an archived story'
);
SELECT is(
    tap.attempt(1, $$SELECT priv.archive_story(tap.story('drum'))$$), 'done',
    'a storyteller archives their own story'
);
SELECT results_eq(
    $$SELECT tap.audited('archive_story')$$,
    ARRAY[
        '3 authenticated story ID {"from": "published"}',
        '1 authenticated story ID {"from": "published"}'
    ],
    'one audit row for each story says who archived it, and nothing of the refusals'
);

SELECT * FROM finish();
ROLLBACK;
