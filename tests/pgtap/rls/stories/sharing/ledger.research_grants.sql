BEGIN;
SELECT plan(5);

SELECT tap.society();
INSERT INTO ledger.research_grants (
    community_id, profile_id, purpose, valid_until, granted_by
)
VALUES (tap.here(), tap.person(8), 'Rain', now() + '1 year', tap.person(3));
PREPARE visible AS SELECT purpose FROM ledger.research_grants;

SELECT is(tap.finds('visible', 'authenticated', w.person), w.sees, w.says)
FROM (
    VALUES
    (8, '{Rain}'::text[], 'a researcher reads their own grant'),
    (3, '{Rain}', 'an elder of the community reads the grant'),
    (4, '{Rain}', 'a lead of the community reads the grant'),
    (2, '{}', 'a member does not read the grant'),
    (5, '{}', 'an elder of another community does not read the grant')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
