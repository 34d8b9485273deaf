BEGIN;
SELECT plan(6);

SELECT policies_are(
    'ledger', 'label_types',
    ARRAY[
        'label_types_all_owner',
        'label_types_select_backup',
        'label_types_select_everybody'
    ],
    'label_types has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'label_types', r, ARRAY['SELECT'],
    '24 truncate: ' || r || ' reads the types of labels, nothing else'
)
FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r;
SET LOCAL ROLE anon;
SELECT is(
    (SELECT count(*)::integer FROM ledger.label_types), 34,
    'everybody reads twenty TK types, ten BC types and four notices'
);
SELECT throws_ok(
    $$UPDATE ledger.label_types SET name = 'Anything'$$, '42501',
    'permission denied for table label_types',
    'nobody rewrites what Local Contexts calls them'
);
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;
