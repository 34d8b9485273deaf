BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');

SELECT matches(
    tap.refusal(
        format(
            'INSERT INTO ledger.story_approvals
                 (story_id, version, reviewer_id, decision)
             VALUES (tap.story(''asked''), %s, %L, ''approved'')',
            version, tap.person(reviewer)
        )
    ),
    outcome, description
)
FROM (
    VALUES
    (
        1, 1, '^23000 .*a reviewer who did not tell the story: story ID',
        'a storyteller does not decide about their own story, whoever inserts a decision'
    ),
    (
        3, 2, '^23000 .*needs the current version',
        'a decision about a version that is not the current one is refused'
    ),
    (3, 1, '^done', 'another person decides about the current version')
) AS a (reviewer, version, outcome, description);

SELECT * FROM finish();
ROLLBACK;
