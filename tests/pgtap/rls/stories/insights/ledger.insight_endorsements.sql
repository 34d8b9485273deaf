BEGIN;
SELECT plan(4);

SELECT tap.shelf();
SELECT tap.become('authenticated', 4);
SELECT set_config(
    'test.insight',
    ledger.record_insight(
        tap.here(), 'theme', 'Water', 'It runs through all.', ARRAY[tap.story('circle')]
    )::text,
    TRUE
);
SELECT tap.become('authenticated', 3);
SELECT ledger.endorse_insight(current_setting('test.insight')::uuid);
SELECT tap.become('none');
PREPARE visible AS SELECT right(elder_id::text, 1) FROM ledger.insight_endorsements;

SELECT is(tap.finds('visible', 'authenticated', w.person), w.sees, w.says)
FROM (
    VALUES
    (
        2, '{3}'::text[],
        'a member reads which elders endorsed an insight of their community'
    ),
    (5, '{}', 'a member of another community does not read who endorsed it'),
    (
        6, '{}',
        '30 empty-set: a stranger without a community does not read who endorsed it'
    ),
    (NULL, '{}', 'a request without claims does not read who endorsed it')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
