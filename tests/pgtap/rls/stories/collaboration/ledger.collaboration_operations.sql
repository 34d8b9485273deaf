BEGIN;
SELECT plan(6);

SELECT tap.shelf();
SELECT tap.become('authenticated', 1);
SELECT
    ledger.append_operation(
        ledger.start_collaboration(tap.story(title)), '{"insert": "Once"}'
    )
FROM unnest(ARRAY['asked', 'draft', 'open']) AS title;
SELECT tap.become('none');
SELECT is(
    tap.titles_in('ledger.collaboration_operations', 'authenticated', w.person),
    w.sees, w.says
)
FROM (
    VALUES
    (
        1, '{asked,draft,open}'::text[],
        'a storyteller reads the operations of all their stories'
    ),
    (
        3, '{asked,open}',
        '28 derived: an elder reads the operations of the stories that they see'
    ),
    (
        5, '{open}',
        'an elder of a community that the story was shared with reads its operations'
    ),
    (2, '{}', 'a member who reads the story does not read its operations'),
    (6, '{}', 'a stranger who reads the story does not read its operations'),
    (NULL, '{}', 'a request without claims reads no operations')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
