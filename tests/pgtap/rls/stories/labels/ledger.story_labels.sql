BEGIN;
SELECT plan(4);

SELECT tap.shelf();
SELECT tap.write_labels();
SELECT tap.become('authenticated', 1);
SELECT ledger.apply_label(tap.story(title), tap.label('used'))
FROM unnest(ARRAY['circle', 'draft', 'open']) AS title;
SELECT tap.become('none');
SELECT is(tap.titles_in('ledger.story_labels', w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    (
        'anon', NULL, '{open}'::text[],
        '28 derived: an anonymous reader sees the labels of public stories'
    ),
    (
        'authenticated', 1, '{circle,draft,open}',
        'a storyteller sees the labels of all their stories'
    ),
    (
        'authenticated', 2, '{circle,open}',
        '28 derived: a member sees the labels of the stories that they see'
    ),
    (
        'authenticated', 6, '{open}',
        '28 derived: a stranger sees no label of a hidden story'
    )
) AS w (role, person, sees, says);

SELECT * FROM finish();
ROLLBACK;
