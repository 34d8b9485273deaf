BEGIN;
SELECT plan(6);

SELECT policies_are(
    'ledger', 'consent_purposes',
    ARRAY[
        'consent_purposes_all_owner',
        'consent_purposes_select_backup',
        'consent_purposes_select_everybody'
    ],
    'consent_purposes has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'consent_purposes', r, ARRAY['SELECT'],
    '24 truncate: ' || r || ' reads what can be consented to, nothing else'
)
FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r;
SET LOCAL ROLE anon;
SELECT is(
    (SELECT count(*)::integer FROM ledger.consent_purposes), 7,
    'everybody reads the seven purposes'
);
SELECT throws_ok(
    $$UPDATE ledger.consent_purposes SET title = 'Anything.'$$, '42501',
    'permission denied for table consent_purposes',
    'nobody rewrites what was consented to'
);
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;
