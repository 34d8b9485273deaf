BEGIN;
SELECT plan(3);

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
        'a person is in a story in one way once'
    ),
    (
        $q$INSERT INTO ledger.story_people SELECT story_id, profile_id, 'friend' FROM ledger.story_people$q$,
        'story_people_role_check',
        'in one of four ways'
    )
) AS w (query, breaks, says);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass
              FROM unnest(ARRAY['story_people']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
