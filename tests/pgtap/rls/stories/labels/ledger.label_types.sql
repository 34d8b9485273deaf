BEGIN;
SELECT plan(3);

SELECT is(
    tap.roles_for('SELECT FROM ledger.label_types'),
    ARRAY['anon', 'authenticated', 'service_role', 'ledger_definer', 'ledger_owner'],
    'everybody reads what Local Contexts calls its labels'
);
SELECT is(
    tap.roles_for($$UPDATE ledger.label_types SET name = name$$), ARRAY['ledger_owner'],
    'only the owner, as whom deployers act, rewrites a name'
);
SELECT is(
    tap.finds('SELECT count(*) FROM ledger.label_types', 'anon', NULL), '{34}'::text[],
    'an anonymous reader reads twenty TK types, ten BC types and four notices'
);

SELECT * FROM finish();
ROLLBACK;
