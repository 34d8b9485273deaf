BEGIN;
SELECT plan(5);

SELECT tap.shelf();

SELECT is(tap.titles_in('ledger.story_communities', w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    (
        'anon', NULL, '{open,open}'::text[],
        '28 derived: an anonymous reader sees the communities of public stories'
    ),
    (
        'authenticated', 1, '{asked,circle,draft,open,open,secret}',
        'a storyteller sees the communities of all their stories'
    ),
    (
        'authenticated', 2, '{circle,open,open}',
        '28 derived: a member sees the communities of the stories that they see'
    ),
    (
        'authenticated', 6, '{open,open}',
        '28 derived: a stranger sees no community of a hidden story'
    )
) AS w (role, person, sees, says);

SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    $$
    INSERT INTO ledger.story_communities (story_id, community_id, shared_by)
    VALUES (tap.story('circle'), tap.elsewhere(), tap.person(1))
    $$, '42501', 'permission denied for table story_communities',
    'a storyteller shares a story by ledger.share_story, and not by INSERT'
);

SELECT * FROM finish();
ROLLBACK;
