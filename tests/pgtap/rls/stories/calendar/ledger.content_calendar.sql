BEGIN;
SELECT plan(5);

SELECT tap.shelf();
SELECT tap.become('authenticated', 1);
SELECT ledger.plan_story(tap.story(title), tap.here(), 'feature', '2030-01-01')
FROM unnest(ARRAY['asked', 'circle', 'open']) AS title;
SELECT tap.become('authenticated', 5);
SELECT ledger.plan_story(tap.story('open'), tap.elsewhere(), 'gathering', '2030-01-01');
SELECT tap.become('none');
PREPARE visible AS
SELECT s.title || ' ' || c.kind
FROM ledger.content_calendar AS c
LEFT JOIN ledger.stories AS s ON s.id = c.story_id
ORDER BY 1;

SELECT is(tap.finds('visible', 'authenticated', w.person), w.sees, w.says)
FROM (
    VALUES
    (
        1, '{asked feature,circle feature,open feature,open gathering}'::text[],
        'a storyteller reads every plan that has one of their stories'
    ),
    (
        3, '{asked feature,circle feature,open feature}',
        'an elder reads the plans of their community'
    ),
    (
        2, '{circle feature,open feature}',
        '28 derived: a member reads the plans of their community for the stories that'
        ' they see'
    ),
    (
        5, '{open gathering}',
        'a member of another community reads the plans of that community'
    ),
    (6, '{}', 'a stranger reads no plan, although they see the story')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
