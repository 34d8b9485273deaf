BEGIN;
SELECT plan(10);

SELECT tap.memberships();
SELECT tap.become('service_role');
SELECT lives_ok(
    $$SELECT set_config(
        'test.id',
        ledger.register_profile('Mere Tūhoe', '{mi,en-NZ}', 'ia', 'researcher')::text,
        TRUE
    )$$,
    'the server can register a person'
);
SELECT is(
    ledger.register_profile('Given', p_id => '919108f7-52d1-4320-9bac-f847db4148a8'),
    '919108f7-52d1-4320-9bac-f847db4148a8'::uuid,
    'the server can register a person under an id that the sign-in service chose'
);
SELECT throws_ok(
    $$
    SELECT ledger.register_profile(
        'Given', p_id => '919108f7-52d1-4320-9bac-f847db4148a8'
    )
    $$,
    '23505', NULL,
    'the server cannot register two people under one id'
);
SELECT throws_ok(
    $$SELECT ledger.register_profile(' ')$$, '23514', NULL,
    'the server cannot register a person with a blank name'
);
SELECT throws_ok(
    $$SELECT ledger.register_profile('A', p_role => 'owner')$$, '23514', NULL,
    'the server cannot register a person with an unknown role'
);
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT display_name, languages, pronouns, role, priv.uuid_time(id) IS NOT NULL
    FROM ledger.profiles WHERE id = current_setting('test.id')::uuid
    $$,
    $$VALUES ('Mere Tūhoe', '{mi,en-NZ}'::text[], 'ia', 'researcher', TRUE)$$,
    'the profile holds what was given, and its id is a UUIDv7'
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
    'registering a person writes one audit row without the name'
);
SELECT tap.become('authenticated', 3);
SELECT throws_ok(
    $$SELECT ledger.register_profile('Second self')$$, '42501', NULL,
    'a lead cannot register a person'
);
SELECT throws_ok(
    $$SELECT priv.register_profile('A', '{en}', NULL, 'admin', NULL)$$, '42501', NULL,
    'a lead cannot register a person through the helper'
);
SELECT tap.become('anon');
SELECT throws_ok(
    $$SELECT ledger.register_profile('Nobody')$$, '42501', NULL,
    'an anonymous request cannot register a person'
);

SELECT * FROM finish();
ROLLBACK;
