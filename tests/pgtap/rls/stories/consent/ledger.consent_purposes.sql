BEGIN;
SELECT plan(6);

SELECT is(
    tap.finds('SELECT count(*) FROM ledger.consent_purposes', r, NULL), '{7}'::text[],
    r || ' reads the seven purposes'
)
FROM unnest(ARRAY['anon', 'authenticated', 'service_role', 'ledger_definer']) AS r;

SELECT tap.become('anon');
SELECT throws_ok(
    $$UPDATE ledger.consent_purposes SET title = 'Anything.'$$,
    '42501', 'permission denied for table consent_purposes',
    'nobody rewrites a purpose that people consented to'
);

SELECT tap.become('ledger_owner');
SELECT isnt_empty(
    $$UPDATE ledger.consent_purposes SET title = title RETURNING 1$$,
    'the owner, as whom deployers act, may rewrite the list'
);
SELECT tap.become('none');
SELECT * FROM finish();
ROLLBACK;
