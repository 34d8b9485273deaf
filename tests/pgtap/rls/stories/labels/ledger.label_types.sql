BEGIN;
SELECT plan(6);

SELECT is(
    tap.finds('SELECT count(*) FROM ledger.label_types', r, NULL), '{34}'::text[],
    r || ' reads twenty TK types, ten BC types and four notices'
)
FROM unnest(ARRAY['anon', 'authenticated', 'service_role', 'ledger_definer']) AS r;

SELECT tap.become('anon');
SELECT throws_ok(
    $$UPDATE ledger.label_types SET name = 'Anything.'$$,
    '42501', 'permission denied for table label_types',
    'nobody rewrites what Local Contexts calls its labels'
);

SELECT tap.become('ledger_owner');
SELECT isnt_empty(
    $$UPDATE ledger.label_types SET name = name RETURNING 1$$,
    'the owner, as whom deployers act, may rewrite the list'
);
SELECT tap.become('none');
SELECT * FROM finish();
ROLLBACK;
