BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.tell('circle', 'archived', 'community');
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.share_story(tap.story(t), tap.elsewhere())
FROM unnest(ARRAY['circle', 'asked']) AS t;
SELECT tap.become('none');

PREPARE state AS
SELECT status, review_status, archived_at, published_at IS NOT NULL
FROM ledger.stories
WHERE id = tap.story('circle');

SELECT is(
    tap.callers('ledger.restore_story'), ARRAY['authenticated'],
    'only people who are signed in restore a story'
);
SELECT is(tap.readers('circle'), ARRAY[1, 3, 4], 'a member does not read the archive');
SELECT matches(
    tap.attempt(person, format('SELECT ledger.restore_story(%L)', tap.story(title))),
    refusal, description
)
FROM (
    VALUES
    (
        'circle', 5, '^EL101 ',
        'an elder of another of its communities does not see an archived story'
    ),
    (
        'asked', 5, '^EL102 .*restores story ID',
        'an elder of another of its communities does not restore a story that they see'
    ),
    (
        'asked', 4, '^EL104 .*submitted, not archived or withdrawn',
        'only an archived or withdrawn story is restored'
    )
) AS a (title, person, refusal, description);
SELECT is(
    tap.attempt(4, $$SELECT ledger.restore_story(tap.story('circle'))$$), 'done',
    'a lead of its home restores an archived story'
);
SELECT results_eq(
    'state', $$VALUES ('published', 'approved', NULL::timestamptz, TRUE)$$,
    'a story that is restored from the archive is published as it was before'
);
SELECT is(
    tap.readers('circle'), ARRAY[1, 2, 3, 4, 5],
    'the members of its communities read a restored story again'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_story(tap.story('circle'));
SELECT is(
    tap.attempt(1, $$SELECT priv.restore_story(tap.story('circle'))$$), 'done',
    'a storyteller restores a story that they withdrew'
);
SELECT results_eq(
    'state', $$VALUES ('draft', 'pending', NULL::timestamptz, FALSE)$$,
    'a withdrawn story becomes a draft and is not published again without a review'
);
SELECT results_eq(
    $$SELECT tap.audited('restore_story')$$,
    ARRAY[
        '4 authenticated story ID {"from": "archived"}',
        '1 authenticated story ID {"from": "withdrawn"}'
    ],
    'one audit row for each restoring says who restored the story and from where'
);

SELECT * FROM finish();
ROLLBACK;
