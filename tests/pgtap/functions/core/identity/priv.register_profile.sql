BEGIN;
SELECT plan(3);

SELECT tap.memberships();
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    $$SELECT priv.register_profile('A', '{en}', NULL, 'admin', NULL)$$, '42501', NULL,
    'calling the helper gains a lead nothing'
);
SELECT tap.become('service_role');
SELECT isnt(
    priv.register_profile('A', '{en}', NULL, 'storyteller', NULL), NULL,
    'the service role gains no more by it than by the function that the API has'
);
SELECT tap.become('none');
SELECT is(
    (
        SELECT count(*) FROM ledger.access_logs AS l
        INNER JOIN ledger.profiles AS p ON p.id = l.object_id
        WHERE p.display_name = 'A'
    ),
    1::bigint,
    'the audit row comes with it'
);

SELECT * FROM finish();
ROLLBACK;
