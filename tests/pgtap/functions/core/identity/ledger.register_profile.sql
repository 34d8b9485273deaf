BEGIN;
SELECT plan(9);

SELECT tap.memberships();
SELECT tap.become('service_role');
SELECT lives_ok(
    $$SELECT set_config(
        'test.id',
        ledger.register_profile('Mere Tūhoe', '{mi,en-NZ}', 'ia', 'researcher')::text,
        TRUE
    )$$,
    'the server signs a person up'
);
SELECT is(
    ledger.register_profile('Given', p_id => '919108f7-52d1-4320-9bac-f847db4148a8'),
    '919108f7-52d1-4320-9bac-f847db4148a8'::uuid,
    'a sign-in service may have chosen the id'
);
SELECT throws_ok(
    $$
    SELECT ledger.register_profile(
        'Given', p_id => '919108f7-52d1-4320-9bac-f847db4148a8'
    )
    $$,
    '23505', NULL,
    'but not twice'
);
SELECT throws_ok(
    $$SELECT ledger.register_profile(' ')$$, '23514', NULL, 'a name is not blank'
);
SELECT throws_ok(
    $$SELECT ledger.register_profile('A', p_role => 'owner')$$, '23514', NULL,
    'a role is one of four'
);
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT display_name, languages, pronouns, role, priv.uuid_time(id) IS NOT NULL
    FROM ledger.profiles WHERE id = current_setting('test.id')::uuid
    $$,
    $$VALUES ('Mere Tūhoe', '{mi,en-NZ}'::text[], 'ia', 'researcher', TRUE)$$,
    'the profile is as given, its id made in time'
);
SELECT set_eq(
    $$
    SELECT action, object_kind, acting_as::text, detail FROM ledger.access_logs
    WHERE object_id = current_setting('test.id')::uuid
    $$,
    $$
    VALUES (
        'register_profile', 'profile', 'service_role', '{"role": "researcher"}'::jsonb
    )
    $$,
    'and one audit row says so, without the name'
);
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    $$SELECT ledger.register_profile('Second self')$$, '42501', NULL,
    'a person cannot make people'
);
SELECT tap.become('anon');
SELECT throws_ok(
    $$SELECT ledger.register_profile('Nobody')$$, '42501', NULL, 'nor can nobody'
);

SELECT * FROM finish();
ROLLBACK;
