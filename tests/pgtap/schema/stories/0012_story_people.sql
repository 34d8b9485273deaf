BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
INSERT INTO ledger.story_people (story_id, profile_id, role)
VALUES (tap.story('open'), tap.person(2), 'pictured');
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$INSERT INTO ledger.story_people SELECT * FROM ledger.story_people$q$,
        'story_people_pkey',
        'a person cannot be in a story twice in the same role'
    ),
    (
        $q$INSERT INTO ledger.story_people SELECT story_id, profile_id, 'friend' FROM ledger.story_people$q$,
        'story_people_role_check',
        'a person is in a story in one of four roles'
    )
) AS w (query, breaks, says);

SELECT * FROM finish();
ROLLBACK;
