BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');

SELECT is(
    tap.callers('priv.record_consent'), '{}', 'no client writes a consent record directly'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), code) FROM ledger.consent_purposes;
SELECT results_eq(
    'SELECT purpose, recipients FROM ledger.consent_events ORDER BY purpose',
    'SELECT code, recipients FROM ledger.consent_purposes ORDER BY code',
    'each record names the recipients of its purpose'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
