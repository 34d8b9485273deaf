BEGIN;
SELECT plan(3);

SELECT tap.society();
INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by
)
VALUES (tap.here(), 'media_use', TRUE, tap.person(4));
PREPARE visible AS SELECT purpose FROM ledger.community_consent_policies;

SELECT is(tap.finds('visible', 'authenticated', w.person), w.sees, w.says)
FROM (
    VALUES
    (2, '{media_use}'::text[], 'a member reads what their community denies'),
    (5, '{}', 'a member of another community does not read it'),
    (6, '{}', 'a stranger does not read it')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
