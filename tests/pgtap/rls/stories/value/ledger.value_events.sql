BEGIN;
SELECT plan(5);

SELECT tap.shelf();
SELECT tap.become('authenticated', 1);
SELECT ledger.record_value(tap.story(title), 'monetary', 'A fee.', 100, 'AUD')
FROM unnest(ARRAY['circle', 'open', 'secret']) AS title;
SELECT tap.become('none');
SELECT is(
    tap.titles_in('ledger.value_events', 'authenticated', w.person), w.sees, w.says
)
FROM (
    VALUES
    (
        1, '{circle,open,secret}'::text[],
        'a storyteller reads what their stories brought'
    ),
    (
        2, '{circle,open}',
        '28 derived: a member reads what a story of their community brought if they see'
        ' the story'
    ),
    (
        5, '{}',
        'a member of another community of the story does not read what it brought'
    ),
    (6, '{}', 'a stranger does not read what a public story brought'),
    (NULL, '{}', 'a request without claims does not read what a story brought')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
