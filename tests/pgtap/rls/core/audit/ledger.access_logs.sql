BEGIN;
SELECT plan(10);

SELECT tap.memberships();
SELECT tap.become('none', 1);
SELECT priv.record_access('planted', 'community', tap.here());
SELECT tap.become('none', 3);
SELECT priv.record_access('planted', 'community', tap.here());
SELECT tap.become('none');
SELECT priv.record_access('planted', 'community', tap.here());
PREPARE seen AS
SELECT coalesce(right(actor_id::text, 1), 'nobody') FROM ledger.access_logs
WHERE action = 'planted'
ORDER BY id;

SELECT is(tap.finds('seen', w.role, w.person), w.sees, w.says)
FROM (
    VALUES
    ('authenticated', 1, '{1}'::text[], 'a person reads what they did themselves'),
    ('authenticated', 2, '{}', 'an elder does not read what others did'),
    (
        'authenticated', NULL, '{}',
        'a request without claims reads nothing, not even what a server did'
    ),
    ('ledger_auditor', NULL, '{1,3,nobody}', 'the auditor reads what everybody did')
) AS w (role, person, sees, says);

SELECT tap.become('ledger_auditor');
SELECT throws_ok(
    'DELETE FROM ledger.access_logs', '42501', NULL,
    'the auditor deletes no row'
);

SELECT tap.become('ledger_owner');
SELECT is_empty(
    $$UPDATE ledger.access_logs SET action = 'nothing' RETURNING id$$,
    '01 owner: not even the owner changes a row'
);
SELECT is_empty(
    'DELETE FROM ledger.access_logs RETURNING id',
    '01 owner: not even the owner deletes a row'
);
SELECT tap.become('none');

CREATE FUNCTION pg_temp.partition()
RETURNS regclass
LANGUAGE sql
AS $$
SELECT tableoid FROM ledger.access_logs
WHERE action = 'planted' AND actor_id = tap.person(1);
$$;
SELECT set_config(
    'test.rows', format('SELECT count(*) FROM %s', pg_temp.partition()), TRUE
);
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    current_setting('test.rows'), '42501', NULL,
    '08 partition-direct: a person does not read a partition instead of its parent'
);

SELECT tap.become('none');
DO $$
BEGIN
    EXECUTE format('GRANT SELECT ON %s TO authenticated', pg_temp.partition());
END;
$$;

SELECT is(
    tap.finds(current_setting('test.rows'), 'authenticated', 1), '{0}'::text[],
    '08 partition-direct: a person sees no row of a partition that somebody granted by'
    ' mistake'
);

SELECT throws_ok(
    $$
    INSERT INTO ledger.access_logs (id, login, acting_as, action, object_kind)
    VALUES (gen_random_uuid(), 'x', 'x', 'planted', 'x')
    $$,
    '23514', NULL,
    'a row with a random id is refused, because the time in the id chooses the partition'
);

SELECT * FROM finish();
ROLLBACK;
