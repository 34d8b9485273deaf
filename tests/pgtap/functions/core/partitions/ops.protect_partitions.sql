BEGIN;
SELECT plan(12);

SELECT tap.plant_partitions();

CREATE TABLE ledger.planted_partman PARTITION OF ledger.planted
FOR VALUES FROM (priv.uuid_floor('2031-11-01')) TO (priv.uuid_floor('2031-12-01'));
ALTER TABLE ledger.planted_partman OWNER TO ledger_owner;
GRANT SELECT ON ledger.planted_partman TO PUBLIC, authenticated;
GRANT UPDATE (id) ON ledger.planted_partman TO anon;
SELECT ok(
    (
        SELECT NOT relrowsecurity FROM pg_class
        WHERE oid = 'ledger.planted_partman'::regclass
    ),
    '09 partman: a partition that another program creates has no row level security'
);
SELECT is(ops.protect_partitions(), 1,
    '09 partman: the function protects such a partition');
SELECT set_eq(
    $$
    SELECT relrowsecurity, relforcerowsecurity,
        obj_description(oid, 'pg_class') FROM pg_class
    WHERE oid = 'ledger.planted_partman'::regclass
    $$,
    $$
    VALUES (
        TRUE, TRUE,
        'A partition of ledger.planted. Read ledger.planted: only the backup may read'
        ' the partition.'
    )
    $$,
    '09 partman: such a partition gets row level security and a comment'
);
SELECT is_empty(
    $$SELECT detail FROM ops.check_forbidden_grants() WHERE detail ~ 'planted'$$,
    '09 partman: such a partition loses all grants, on columns as well'
);
SELECT set_eq(
    $$
    SELECT p.policyname::text, p.roles::text, p.cmd, p.qual,
        has_table_privilege('ledger_backup', 'ledger.planted_partman', 'SELECT')
    FROM pg_policies AS p WHERE p.tablename = 'planted_partman'
    $$,
    $$
    VALUES ('planted_partman_select_backup', '{ledger_backup}', 'SELECT', 'true', TRUE)
    $$,
    '22 dump: the backup can read a partition directly'
);
SELECT is(ops.protect_partitions(), 0, 'a second run protects no partition');
DO $do$
BEGIN
    EXECUTE format(
        'ALTER TABLE %s ALTER COLUMN content SET STATISTICS 10',
        (
            SELECT min(inhrelid)::regclass FROM pg_inherits
            WHERE inhparent = 'ledger.stories'::regclass
        )
    );
END;
$do$;
SELECT is(
    ops.protect_partitions(), 1,
    '13 statistics: the function protects a partition with statistics on content'
);
SELECT is_empty(
    'SELECT FROM ops.list_content_columns() WHERE statistics_target <> 0',
    '13 statistics: no content column has statistics afterwards'
);
CREATE TABLE ledger.planted_foreign PARTITION OF ledger.planted
FOR VALUES FROM (priv.uuid_floor('2031-12-01')) TO (priv.uuid_floor('2032-01-01'));
ALTER TABLE ledger.planted_foreign OWNER TO session_user;
SELECT is(
    ops.protect_partitions(), 0, 'a partition of another owner does not stop the run'
);
SELECT isnt_empty(
    $$SELECT detail FROM ops.check_rls_forced() WHERE detail ~ 'planted_foreign'$$,
    'verify reports the partition of another owner'
);

CREATE TABLE ledger.planted_time (
    id uuid NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
ALTER TABLE ledger.planted_time OWNER TO ledger_owner;
ALTER TABLE ledger.planted_time ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT ON ledger.planted_time TO authenticated;
DO $do$
DECLARE
    v_partman text;
    v_type text;
BEGIN
    SELECT extnamespace::regnamespace,
        CASE WHEN extversion LIKE '4.%' THEN ', p_type := ''native''' ELSE '' END
    INTO v_partman, v_type
    FROM pg_extension WHERE extname = 'pg_partman';
    IF FOUND THEN
        EXECUTE format('GRANT USAGE, CREATE ON SCHEMA %s TO ledger_owner', v_partman);
        EXECUTE format(
            'GRANT ALL ON ALL TABLES IN SCHEMA %s TO ledger_owner', v_partman
        );
        EXECUTE format(
            'GRANT EXECUTE ON ALL ROUTINES IN SCHEMA %s TO ledger_owner', v_partman
        );
        SET LOCAL ROLE ledger_owner;
        EXECUTE format(
            'SELECT %s.create_parent(p_parent_table := %L, p_control := %L, p_interval'
            ' := %L%s)',
            v_partman, 'ledger.planted_time', 'at', '1 day', v_type
        );
        EXECUTE format(
            'SELECT %s.run_maintenance(%L)', v_partman, 'ledger.planted_time'
        );
        RESET ROLE;
        PERFORM ops.protect_partitions();
    END IF;
END;
$do$;
SELECT CASE
    WHEN
        NOT EXISTS (
            SELECT FROM pg_inherits
            WHERE inhparent = 'ledger.planted_time'::regclass
        )
        THEN skip('pg_partman is not installed here', 1)
    ELSE is_empty(
        $$
        SELECT c.oid::regclass FROM pg_inherits AS i
        INNER JOIN pg_class AS c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'ledger.planted_time'::regclass
            AND NOT (
                c.relrowsecurity AND c.relforcerowsecurity
                AND NOT has_table_privilege('authenticated', c.oid, 'SELECT')
            )
        $$,
        '09 partman: partitions that pg_partman created are protected'
    )
END;
SELECT is_empty(
    $$
    SELECT r
    FROM unnest(ARRAY['authenticated', 'service_role', 'ledger_maintenance']) AS r
    WHERE has_function_privilege(r, 'ops.protect_partitions()', 'EXECUTE')
    $$,
    'requests and the role for maintenance cannot run the function'
);

SELECT * FROM finish();
ROLLBACK;
