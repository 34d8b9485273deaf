BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.add_label(l, c)
FROM (VALUES ('b1', 'c1'), ('b2', 'c1'), ('b3', 'c2')) AS t (l, c);

SELECT is(
    tap.callers('ledger.apply_label'), ARRAY['authenticated'],
    'only people who are signed in put a label on a story'
);
SELECT matches(
    tap.attempt(
        person, format('SELECT priv.apply_label(tap.story(''circle''), %L)', tap.id(label))
    ),
    refusal, description
)
FROM (
    VALUES
    (
        2, 'b1', '^EL102 . only its storyteller or an elder or lead of its home labels story ID',
        'a member does not put a label on another person''s story'
    ),
    (
        1, 'b3', '^P0002 . no community of the story has label ID',
        'a label of a community that does not share the story is refused'
    ),
    (
        1, 'ff', '^P0002 . no community of the story has label ID',
        'a label that does not exist is refused in the same words'
    ),
    (NULL, 'b1', '^EL001 ', 'without claims nobody puts a label on a story')
) AS a (person, label, refusal, description);
SELECT tap.become('authenticated', 1);
SELECT ledger.apply_label(tap.story('circle'), tap.id('b1')) FROM generate_series(1, 2);
SELECT tap.become('authenticated', 3);
SELECT ledger.apply_label(tap.story('circle'), tap.id('b2'));
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    $$
    SELECT story_id, community_id, label_id, applied_by
    FROM ledger.story_labels
    ORDER BY label_id
    $$,
    $$
    VALUES
    (tap.story('circle'), tap.here(), tap.id('b1'), tap.person(1)),
    (tap.story('circle'), tap.here(), tap.id('b2'), tap.person(3))
    $$,
    'a member reads the labels that the storyteller and an elder of its home put on a story'
);
SELECT tap.become('none');
SELECT results_eq(
    $$SELECT tap.audited('apply_label', tap.story('circle'))$$,
    ARRAY[
        '1 authenticated story ID {"label_id": "b1"}',
        '3 authenticated story ID {"label_id": "b2"}'
    ],
    'each label leaves one audit row, and putting it on again leaves none'
);

SELECT * FROM finish();
ROLLBACK;
