BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.add_label('b1');
INSERT INTO ledger.story_labels (story_id, community_id, label_id, applied_by)
VALUES (tap.story('circle'), tap.here(), tap.id('b1'), tap.person(1));

SELECT is(
    tap.callers('ledger.remove_label'), ARRAY['authenticated'],
    'only people who are signed in take a label off a story'
);
SELECT matches(
    tap.attempt(person, $$SELECT priv.remove_label(tap.story('circle'), tap.id('b1'))$$),
    refusal, description
)
FROM (
    VALUES
    (
        1, '^P0002 . cannot find label ID',
        'a storyteller does not take the label of a community off their story'
    ),
    (
        5, '^EL101 . cannot find story ID',
        'an elder elsewhere, who does not see the story, does not take a label off it'
    ),
    (NULL, '^EL001 ', 'without claims nobody takes a label off a story')
) AS a (person, refusal, description);
SELECT tap.become('authenticated', 4);
SELECT ledger.remove_label(tap.story('circle'), tap.id('b1')) FROM generate_series(1, 2);
SELECT tap.become('none');
SELECT is_empty(
    'SELECT FROM ledger.story_labels', 'a lead of its community takes a label off a story'
);
SELECT results_eq(
    $$SELECT tap.audited('remove_label', tap.story('circle'))$$,
    ARRAY['4 authenticated story ID {"label_id": "b1"}'],
    'taking a label off twice leaves one audit row'
);

SELECT * FROM finish();
ROLLBACK;
