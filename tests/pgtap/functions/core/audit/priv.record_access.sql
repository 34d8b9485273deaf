BEGIN;
SELECT plan(6);

SELECT tap.memberships();
SELECT tap.become('none', 1);
SELECT priv.record_access('planted', 'community', tap.here(), '{"why": "test"}');
SELECT results_eq(
    $$
    SELECT actor_id, login, acting_as, object_kind, object_id, detail, occurred_at
    FROM ledger.access_logs
    WHERE action = 'planted'
    $$,
    $$
    VALUES (
        tap.person(1), session_user, session_user,
        'community', tap.here(), '{"why": "test"}'::jsonb, now()
    )
    $$,
    'the row says who did what to which object, and when'
);
SELECT tap.become('none');
SELECT priv.record_access('planted_quietly', 'community', NULL);
SELECT results_eq(
    $$
    SELECT actor_id, detail FROM ledger.access_logs WHERE action = 'planted_quietly'
    $$,
    $$VALUES (NULL::uuid, '{}'::jsonb)$$,
    'a server without claims writes a row without a person'
);
SELECT set_config('ledger.clock', '2031-01-01', TRUE);
SELECT priv.record_access('planted_later', 'community', NULL);
SELECT is(
    (
        SELECT occurred_at FROM ledger.access_logs
        WHERE action = 'planted_later'
    ), now(),
    'the row has the real time if somebody moved the clock'
);
SELECT tap.become('service_role');
SELECT ledger.register_profile('Planted');
SELECT tap.become('none');
SELECT is(
    (
        SELECT l.acting_as::text FROM ledger.access_logs AS l
        INNER JOIN ledger.profiles AS p ON p.id = l.object_id
        WHERE p.display_name = 'Planted'
    ),
    'service_role',
    'the row names the role of the request, not the owner of the function'
);
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['ledger_maintenance', 'ledger_auditor']) AS r
    WHERE has_function_privilege(
        r, 'priv.record_access(text, text, uuid, jsonb)', 'EXECUTE'
    )
    $$,
    'maintenance and auditors cannot write a row'
);
SELECT throws_ok(
    $$SELECT priv.record_access('Planted!', 'community', NULL)$$, '23514', NULL,
    'an action is a lower-case word'
);

SELECT * FROM finish();
ROLLBACK;
