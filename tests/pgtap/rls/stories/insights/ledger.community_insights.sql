BEGIN;
SELECT plan(4);

SELECT tap.shelf();
SELECT tap.become('authenticated', 3);
SELECT ledger.record_insight(
    tap.here(), 'theme', 'Water', 'It runs through all.', ARRAY[tap.story('circle')]
);
SELECT tap.become('none');
PREPARE visible AS SELECT title FROM ledger.community_insights;

SELECT is(tap.finds('visible', 'authenticated', w.person), w.sees, w.says)
FROM (
    VALUES
    (2, '{Water}'::text[], 'an active member reads an insight of their community'),
    (5, '{}', 'a member of another community does not read it'),
    (6, '{}', '30 empty-set: a stranger without a community does not read it'),
    (NULL, '{}', 'a request without claims does not read it')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
