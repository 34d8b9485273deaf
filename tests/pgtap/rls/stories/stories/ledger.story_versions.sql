BEGIN;
SELECT plan(7);

SELECT tap.society();
SELECT tap.tell(title, 'submitted', privacy)
FROM (
    VALUES ('circle', 'community'), ('open', 'public'), ('again', 'public')
) AS t (title, privacy);
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'public_display')
FROM unnest(ARRAY['open', 'again']) AS title;
SELECT ledger.revise_story(tap.story(title), p_content => 'Today.')
FROM unnest(ARRAY['circle', 'open', 'again']) AS title;
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story(title), 'approved')
FROM unnest(ARRAY['circle', 'open', 'again']) AS title;
SELECT tap.become('authenticated', 1);
SELECT ledger.publish_story(tap.story(title))
FROM unnest(ARRAY['circle', 'open', 'again']) AS title;
SELECT ledger.revise_story(tap.story('again'), p_content => 'Tomorrow.');
SELECT tap.become('none');
PREPARE visible AS
SELECT title || ' ' || version FROM ledger.story_versions ORDER BY 1;

SELECT is(tap.finds('visible', w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    (
        'anon', NULL, '{open 2}'::text[],
        '28 derived: an anonymous reader sees the published version of a public story'
    ),
    (
        'authenticated', 6, '{open 2}',
        'a stranger sees the published version of a public story'
    ),
    (
        'authenticated', 2, '{circle 2,open 2}',
        '28 derived: a member sees the published version of each story that they see'
    ),
    (
        'authenticated', 3, '{again 1,again 2,again 3,circle 1,circle 2,open 1,open 2}',
        'an elder sees every version that was submitted for review'
    ),
    (
        'authenticated', 5, '{open 2}',
        'an elder of another community sees the published version of a public story'
    ),
    (
        'authenticated', 1, '{again 1,again 2,again 3,circle 1,circle 2,open 1,open 2}',
        'a storyteller sees every version of their stories'
    )
) AS w (role, person, sees, says);

SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_story(tap.story('open'));

SELECT is(
    tap.finds('visible', 'authenticated', 3),
    '{again 1,again 2,again 3,circle 1,circle 2}'::text[],
    '28 derived: the versions of a story are hidden at once with it'
);

SELECT * FROM finish();
ROLLBACK;
