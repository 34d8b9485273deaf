BEGIN;
SELECT plan(7);

SELECT tap.memberships();

SELECT is_empty(
    $$
    SELECT t FROM unnest(ARRAY[
        'ledger.communities', 'ledger.community_members', 'ledger.profile_contacts',
        'ledger.profiles', 'ops.settings'
    ]::regclass[]) AS t
    WHERE NOT EXISTS (
        SELECT FROM pg_trigger WHERE tgrelid = t AND tgname = 't100_touch'
    )
    $$,
    'the tables with updated_at have the trigger'
);
UPDATE ledger.profiles SET created_at = '2020-01-01', updated_at = '2020-01-01';
SELECT is(
    (SELECT updated_at FROM ledger.profiles WHERE id = tap.person(1)), now(),
    'the trigger replaces a time that an UPDATE writes'
);
SELECT tap.become('none');
SELECT set_config('ledger.clock', '2031-01-01', TRUE);
UPDATE ledger.community_members
SET status = 'suspended'
WHERE profile_id = tap.person(1);
SELECT is(
    (SELECT updated_at FROM ledger.community_members WHERE profile_id = tap.person(1)),
    now(),
    'the trigger uses the real time if somebody moved the clock'
);
UPDATE ledger.communities
SET created_at = '2020-01-01', name = 'New'
WHERE id = tap.here();
SELECT is(
    (SELECT updated_at FROM ledger.communities WHERE id = tap.here()),
    now(),
    'the trigger sets the time of a changed community'
);
INSERT INTO ledger.profile_contacts (profile_id, updated_at)
VALUES (tap.person(1), '2020-01-01');
UPDATE ledger.profile_contacts SET preferences = '{"phone": true}';
SELECT is(
    (SELECT updated_at FROM ledger.profile_contacts WHERE profile_id = tap.person(1)),
    now(),
    'the trigger sets the time of changed contacts'
);
INSERT INTO ops.settings (key, value, updated_at) VALUES ('planted', '1', '2020-01-01');
UPDATE ops.settings SET value = '2'
WHERE key = 'planted';
SELECT is(
    (
        SELECT updated_at FROM ops.settings
        WHERE key = 'planted'
    ), now(), 'the trigger sets the time of changed settings'
);
SELECT ok(
    NOT has_function_privilege('authenticated', 'priv.tg_touch_row()', 'EXECUTE'),
    'people cannot call the trigger function'
);

SELECT * FROM finish();
ROLLBACK;
