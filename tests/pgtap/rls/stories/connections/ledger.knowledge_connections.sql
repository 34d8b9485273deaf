BEGIN;
SELECT plan(5);

SELECT tap.shelf();
SELECT tap.tell('also', 'published', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('also'), 'public_display');
SELECT ledger.connect_stories(tap.story(source), tap.story(target), 'answers')
FROM (
    VALUES ('open', 'also'), ('open', 'circle'), ('circle', 'open'), ('draft', 'also')
) AS k (source, target);
SELECT tap.become('none');
PREPARE visible AS
SELECT s.title || ' to ' || t.title
FROM ledger.knowledge_connections AS k
LEFT JOIN ledger.stories AS s ON s.id = k.source_story_id
LEFT JOIN ledger.stories AS t ON t.id = k.target_story_id
ORDER BY 1;

SELECT is(tap.finds('visible', w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    (
        'anon', NULL, '{open to also}'::text[],
        '28 derived: an anonymous reader sees a connection if they see both stories'
    ),
    (
        'authenticated', 6, '{open to also}',
        '28 derived: a stranger does not learn that a public story leads to a hidden'
        ' one'
    ),
    (
        'authenticated', 2, '{circle to open,open to also,open to circle}',
        'a member sees the connections between stories that they see, in either'
        ' direction'
    ),
    (
        'authenticated', 1,
        '{circle to open,draft to also,open to also,open to circle}',
        'a storyteller sees the connections of all their stories'
    )
) AS w (role, person, sees, says);

SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_consent(tap.story('also'), 'public_display');

SELECT is(
    tap.finds('visible', 'anon'), '{}'::text[],
    '28 derived: a connection is hidden at once with one of its stories'
);

SELECT * FROM finish();
ROLLBACK;
