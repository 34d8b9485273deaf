BEGIN;
SELECT plan(3);

SELECT is(
    tap.roles_for('SELECT FROM ledger.consent_purposes'),
    ARRAY['anon', 'authenticated', 'service_role', 'ledger_definer', 'ledger_owner'],
    'everybody reads the purposes that people consent to'
);
SELECT is(
    tap.roles_for($$UPDATE ledger.consent_purposes SET title = title$$), ARRAY['ledger_owner'],
    'only the owner, as whom deployers act, rewrites a purpose'
);
SELECT is(
    tap.finds('SELECT count(*) FROM ledger.consent_purposes', 'anon', NULL), '{7}'::text[],
    'an anonymous reader reads all seven purposes'
);

SELECT * FROM finish();
ROLLBACK;
