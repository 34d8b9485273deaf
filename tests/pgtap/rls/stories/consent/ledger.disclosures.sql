BEGIN;
SELECT plan(7);

SELECT tap.shelf();
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'media_use')
FROM unnest(ARRAY['circle', 'open']) AS title;
SELECT ledger.record_disclosure(
    tap.story(title), 'media_use', 'Radio', 'radio@example.org'
)
FROM unnest(ARRAY['circle', 'open']) AS title;
SELECT tap.become('none');
SELECT is(
    tap.titles_in('ledger.disclosures', 'authenticated', w.person), w.sees, w.says
)
FROM (
    VALUES
    (1, '{circle,open}'::text[], 'a storyteller reads who received their stories'),
    (3, '{circle,open}', 'an elder of the home reads who received a story'),
    (
        4, '{circle,open}',
        'a lead of the home, who must tell the recipients, reads who received a story'
    ),
    (2, '{}', 'a member who reads the story does not read who received it'),
    (
        5, '{}',
        'an elder of another community of the story does not read who received it'
    ),
    (NULL, '{}', 'a request without claims does not read who received a story')
) AS w (person, sees, says);

SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_story(tap.story('open'));

SELECT is(
    tap.titles_in('ledger.disclosures', 'authenticated', 3), '{circle}'::text[],
    '28 derived: a disclosure is hidden at once with its story'
);

SELECT * FROM finish();
ROLLBACK;
