BEGIN;
SELECT plan(5);

SELECT tap.shelf();
INSERT INTO ledger.story_people (story_id, profile_id, role)
SELECT tap.story(title), tap.person(6), 'pictured'
FROM unnest(ARRAY['circle', 'draft', 'open']) AS title;

SELECT is(tap.titles_in('ledger.story_people', w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    (
        'authenticated', 1, '{circle,draft,open}'::text[],
        'a storyteller sees the people in their stories'
    ),
    (
        'authenticated', 2, '{circle,open}',
        '28 derived: a member sees the people in the stories that they see'
    ),
    (
        'authenticated', 6, '{open}',
        '28 derived: a person does not see that they are in a story that they do not'
        ' see'
    ),
    (
        'anon', NULL, '{open}',
        '28 derived: an anonymous reader sees the people in public stories'
    )
) AS w (role, person, sees, says);

INSERT INTO ledger.protocol_periods (
    kind, effect, community_id, declared_by, declaring_community_id, starts_at
)
VALUES ('season', 'hide', tap.here(), tap.person(3), tap.here(), now());

SELECT is(
    tap.titles_in('ledger.story_people', 'authenticated', 2), '{}'::text[],
    '28 derived: while the home of a story rests, its rows are hidden with the story'
);

SELECT * FROM finish();
ROLLBACK;
