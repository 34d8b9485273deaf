BEGIN;
SELECT plan(8);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY) PARTITION BY RANGE (id);
ALTER TABLE ledger.planted OWNER TO ledger_owner;
INSERT INTO ops.partition_sets (table_name, width, ahead)
VALUES ('ledger.planted', '1 month', 2);
SELECT set_config('ledger.clock', '2031-11-20 12:00:00+00', TRUE);

CREATE TABLE ledger.planted_partman PARTITION OF ledger.planted
FOR VALUES FROM (priv.uuid_floor('2031-11-01')) TO (priv.uuid_floor('2031-12-01'));
ALTER TABLE ledger.planted_partman OWNER TO ledger_owner;
GRANT SELECT ON ledger.planted_partman TO PUBLIC, authenticated;
GRANT UPDATE (id) ON ledger.planted_partman TO anon;
SELECT ok(
    (SELECT NOT relrowsecurity FROM pg_class WHERE oid = 'ledger.planted_partman'::regclass),
    '09 partman: a partition made by other hands is born open'
);
SELECT is(ops.protect_partitions(), 1, '09 partman: it is found');
SELECT set_eq(
    $$
    SELECT relrowsecurity, relforcerowsecurity,
        obj_description(oid, 'pg_class') FROM pg_class
    WHERE oid = 'ledger.planted_partman'::regclass
    $$,
    $$VALUES (TRUE, TRUE, 'A partition of ledger.planted. Closed by itself: read the parent.')$$,
    '09 partman: and guarded'
);
SELECT is_empty(
    $$SELECT detail FROM ops.check_forbidden_grants() WHERE detail ~ 'planted'$$,
    '09 partman: every grant on it is taken back, those on columns too'
);
SELECT is(ops.protect_partitions(), 0, 'then there is nothing left to do');
CREATE TABLE ledger.planted_foreign PARTITION OF ledger.planted
FOR VALUES FROM (priv.uuid_floor('2031-12-01')) TO (priv.uuid_floor('2032-01-01'));
ALTER TABLE ledger.planted_foreign OWNER TO session_user;
SELECT is(
    ops.protect_partitions(), 0, 'what somebody else owns does not stop the run'
);
SELECT isnt_empty(
    $$SELECT detail FROM ops.check_rls_forced() WHERE detail ~ 'planted_foreign'$$,
    'verify tells the operator of it'
);
SELECT is_empty(
    $$
    SELECT r
    FROM unnest(ARRAY['authenticated', 'service_role', 'ledger_maintenance']) AS r
    WHERE has_function_privilege(r, 'ops.protect_partitions()', 'EXECUTE')
    $$,
    'only those who make partitions run it'
);

SELECT * FROM finish();
ROLLBACK;
