BEGIN;
SELECT plan(6);

SELECT tap.shelf();
SELECT tap.become('authenticated', 1);
SELECT ledger.start_collaboration(tap.story(title))
FROM unnest(ARRAY['asked', 'draft', 'open']) AS title;
SELECT tap.become('none');
SELECT is(
    tap.titles_in('ledger.collaboration_sessions', 'authenticated', w.person),
    w.sees, w.says
)
FROM (
    VALUES
    (
        1, '{asked,draft,open}'::text[],
        'a storyteller reads the sessions of all their stories'
    ),
    (
        3, '{asked,open}',
        '28 derived: an elder reads the sessions of the stories that they see'
    ),
    (
        5, '{open}',
        'an elder of a community that the story was shared with reads its sessions'
    ),
    (2, '{}', 'a member who reads the story does not read its sessions'),
    (6, '{}', 'a stranger who reads the story does not read its sessions'),
    (NULL, '{}', 'a request without claims reads no sessions')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
