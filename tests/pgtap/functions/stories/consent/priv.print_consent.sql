BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.event', ledger.give_consent(tap.story('open'), 'public_display')::text, TRUE
);
SELECT ledger.give_consent(tap.story('open'), 'media_use', now() + '1 hour');
SELECT ledger.give_consent(tap.story('open'), 'policy_use');
SELECT ledger.withdraw_consent(tap.story('open'), 'policy_use');
SELECT tap.become('none', 1);

CREATE FUNCTION pg_temp.paragraph(p_purpose text)
RETURNS text
LANGUAGE sql
AS $$
SELECT split_part(split_part(priv.print_consent(s), cp.title || E'\n', 2), E'\n\n', 1)
FROM ledger.stories AS s
CROSS JOIN ledger.consent_purposes AS cp
WHERE s.id = tap.story('open') AND cp.code = p_purpose;
$$;
SELECT is(
    pg_temp.paragraph('public_display'),
    format(
        E'  Yes, until you withdraw it.\n'
        '  %s: given (online, notice 1 in en, record %s)\n'
        '  To take it back: ledger.withdraw_consent(''%s'', ''public_display'')',
        now(), current_setting('test.event'), tap.story('open')
    ),
    'consent in effect says when it was given, and how to withdraw it'
);
SELECT matches(
    pg_temp.paragraph('media_use'), '^  Yes, until ', 'consent with an end says when it ends'
);
SELECT is(
    pg_temp.paragraph('research_use'), '  No: you were never asked.',
    'a purpose without an event is not allowed'
);
SELECT matches(
    pg_temp.paragraph('policy_use'), E'^  No.\n.*: given .*\n.*: withdrawn [^\n]*$',
    'consent that was withdrawn is not allowed, and its events are listed'
);
SELECT tap.wind('1 hour');
SELECT matches(
    pg_temp.paragraph('media_use'), '^  No: it ended on ',
    'consent that has ended is not allowed, and says when it ended'
);

SELECT * FROM finish();
ROLLBACK;
