BEGIN;
SELECT plan(2);

SELECT tap.society();

SELECT function_privs_are(
    'priv', 'record_consent',
    ARRAY['ledger.stories', 'text', 'text', 'timestamptz', 'text', 'text', 'text'],
    'authenticated', ARRAY[]::text[],
    'a client writes no record by itself'
);
SELECT tap.tell('open', 'published', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), code)
FROM ledger.consent_purposes;
SELECT results_eq(
    $$SELECT e.purpose, e.recipients FROM ledger.consent_events AS e
      WHERE e.story_id = tap.story('open') ORDER BY e.purpose$$,
    'SELECT p.code, p.recipients FROM ledger.consent_purposes AS p ORDER BY p.code',
    'each record names the recipients of its purpose'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
