BEGIN;
SELECT plan(2);

SELECT lives_ok(
    'SELECT priv.require_purpose(code) FROM ledger.consent_purposes',
    'every purpose that is listed passes'
);
SELECT is(
    tap.refusal('SELECT priv.require_purpose(NULL)'),
    '22023 | unknown purpose <NULL> | '
    'Consent is given and withdrawn for one purpose at a time. | '
    'Use a code of ledger.consent_purposes.',
    'a purpose that is NULL is refused'
);

SELECT * FROM finish();
ROLLBACK;
