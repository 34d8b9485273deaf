BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');

SELECT function_privs_are(
    'ledger', 'consent_receipt', ARRAY['uuid', 'text'], 'anon', ARRAY[]::text[],
    'an anonymous request asks for no receipt'
);
SELECT is(
    ledger.consent_receipt(tap.story('open'))::jsonb ->> '@type',
    'dpv:ConsentReceipt',
    'a storyteller gets a receipt, for machines unless they say otherwise'
);
SELECT matches(
    ledger.consent_receipt(tap.story('open'), 'text'),
    '^Consent receipt for "open"',
    'or one to read'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
