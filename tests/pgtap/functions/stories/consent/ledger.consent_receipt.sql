BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('erased', 'erased', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');

SELECT is(
    tap.callers('ledger.consent_receipt'), ARRAY['authenticated'],
    'only people who are signed in ask for a receipt'
);
SELECT is(
    tap.attempt(person, format('SELECT priv.consent_receipt(%L, ''text'')', story)),
    'EL120 | you have told no story ID | '
    'Only its storyteller gets the consent receipt of a story. | '
    'Look up the id among your own stories.',
    format('the same words refuse %s', what)
)
FROM (
    VALUES
    (4, tap.story('open'), 'a lead who asks about another person''s story'),
    (4, tap.id('dead'), 'a lead who asks about a story that does not exist'),
    (1, tap.story('erased'), 'the storyteller of an erased story')
) AS a (person, story, what);
SELECT matches(
    tap.attempt(person, $$SELECT priv.consent_receipt(tap.story('open'), 'pdf')$$),
    refusal, description
)
FROM (
    VALUES
    (1, '^22023 . unknown format pdf', 'a format other than jsonld and text is refused'),
    (NULL, '^EL001 ', 'without claims nobody gets a receipt')
) AS a (person, refusal, description);
SELECT tap.become('authenticated', 1);
SELECT is(
    ledger.consent_receipt(tap.story('open'))::jsonb ->> '@type', 'dpv:ConsentReceipt',
    'a storyteller gets a receipt for machines by default'
);
SELECT matches(
    ledger.consent_receipt(tap.story('open'), 'text'), '^Consent receipt for "open"',
    'a storyteller gets a receipt that people can read'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
