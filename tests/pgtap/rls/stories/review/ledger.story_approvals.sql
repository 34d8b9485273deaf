BEGIN;
SELECT plan(5);

SELECT tap.shelf();
SELECT tap.become('authenticated', 1);
SELECT ledger.share_story(tap.story('asked'), tap.elsewhere());
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story('asked'), 'approved');
SELECT tap.become('authenticated', 1);
SELECT ledger.publish_story(tap.story('asked'));
SELECT tap.become('none');
SELECT is(
    tap.titles_in('ledger.story_approvals', 'authenticated', w.person), w.sees, w.says
)
FROM (
    VALUES
    (1, '{asked}'::text[], 'a storyteller reads what was decided about their story'),
    (4, '{asked}', 'a lead of the home reads what an elder decided'),
    (
        5, '{asked}',
        'an elder of a community that the story was shared with reads what was decided'
    ),
    (2, '{}', 'a member who reads the story does not read its review'),
    (6, '{}', '28 derived: a stranger reads no review')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
