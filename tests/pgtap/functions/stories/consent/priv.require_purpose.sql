BEGIN;
SELECT plan(2);

SELECT lives_ok('SELECT priv.require_purpose(code) FROM ledger.consent_purposes', 'every purpose passes');
SELECT throws_ok(
    'SELECT priv.require_purpose(NULL)', '22023', 'unknown purpose <NULL>',
    'none does not'
);

SELECT * FROM finish();
ROLLBACK;
