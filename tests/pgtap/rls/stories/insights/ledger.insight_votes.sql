BEGIN;
SELECT plan(5);

SELECT tap.shelf();
SELECT tap.become('authenticated', 4);
SELECT set_config(
    'test.insight',
    ledger.record_insight(
        tap.here(), 'theme', 'Water', 'It runs through all.', ARRAY[tap.story('circle')]
    )::text,
    TRUE
);
SELECT tap.become('authenticated', 2);
SELECT ledger.vote_insight(current_setting('test.insight')::uuid, FALSE);
SELECT tap.become('none');
PREPARE visible AS SELECT agrees FROM ledger.insight_votes;

SELECT is(tap.finds('visible', 'authenticated', w.person), w.sees, w.says)
FROM (
    VALUES
    (2, '{false}'::text[], 'a member reads their own vote'),
    (1, '{false}', 'a member reads the votes of the other members'),
    (5, '{}', 'a member of another community reads no vote'),
    (6, '{}', '30 empty-set: a stranger without a community reads no vote'),
    (NULL, '{}', 'a request without claims reads no vote')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
