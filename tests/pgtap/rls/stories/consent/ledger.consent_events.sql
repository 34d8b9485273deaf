BEGIN;
SELECT plan(3);

SELECT tap.shelf();
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('draft'), 'public_display');
SELECT tap.become('none');
SELECT is(
    tap.titles_in('ledger.consent_events', 'authenticated', w.person), w.sees, w.says
)
FROM (
    VALUES
    (
        1, '{draft,open}'::text[],
        'a storyteller reads the history of their own consents'
    ),
    (4, '{}', 'a lead does not read the consents of a storyteller'),
    (NULL, '{}', 'a request without claims reads no consents')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
