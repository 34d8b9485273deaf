BEGIN;
SELECT plan(3);

SELECT tap.shelf();
SELECT tap.become('authenticated', 3);
SELECT ledger.record_insight(
    tap.here(), 'theme', 'Water', 'It runs through all.',
    ARRAY[tap.story('circle'), tap.story('open')]
);
SELECT tap.become('none');
SELECT is(
    tap.titles_in('ledger.insight_stories', 'authenticated', w.person), w.sees, w.says
)
FROM (
    VALUES
    (
        2, '{circle,open}'::text[],
        'a member sees which stories an insight of their community draws on'
    ),
    (
        6, '{}',
        'a stranger who does not see an insight does not see that it draws on a public'
        ' story'
    )
) AS w (person, sees, says);

SELECT tap.become('authenticated', 1);
SELECT ledger.set_story_privacy(tap.story('circle'), 'private');

SELECT is(
    tap.titles_in('ledger.insight_stories', 'authenticated', 2), '{open}'::text[],
    '28 derived: a member no longer sees that an insight draws on a story that became'
    ' private'
);

SELECT * FROM finish();
ROLLBACK;
