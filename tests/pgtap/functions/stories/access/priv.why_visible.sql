BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    format(
        $$SELECT * FROM priv.why_visible(%L, tap.person(2))$$,
        current_setting('test.circle')
    ),
    format(
        $$SELECT * FROM ledger.why_visible(%L, tap.person(2))$$,
        current_setting('test.circle')
    ),
    'called directly, it tells an elder the same'
);
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format(
        $$SELECT priv.why_visible(%L, tap.person(2))$$,
        current_setting('test.circle')
    ),
    'EL101', 'cannot find story ' || current_setting('test.circle'),
    'and nobody else anything, not even about themselves'
);
SELECT tap.become('none');
SELECT is(
    ARRAY(
        SELECT r
        FROM
            unnest(
                ARRAY[
                    'anon',
                    'authenticated',
                    'ledger_auditor',
                    'ledger_maintenance',
                    'service_role'
                ]
            ) AS r
        WHERE has_function_privilege(r, 'priv.why_visible(uuid, uuid)', 'EXECUTE')
    ),
    ARRAY['authenticated'],
    'it is for people who are signed in'
);

SELECT * FROM finish();
ROLLBACK;
