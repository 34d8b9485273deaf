BEGIN;
SELECT plan(5);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY) PARTITION BY RANGE (id);
INSERT INTO ops.partition_sets (table_name, width) VALUES ('ledger.planted', '1 year');
CREATE FUNCTION pg_temp.width_at(p_scale text)
RETURNS interval
LANGUAGE sql
AS $$
SELECT ops.sync_partition_sets(p_scale, '{}');
SELECT width FROM ops.partition_sets WHERE table_name = 'ledger.planted';
$$;

SELECT results_eq(
    $$
    SELECT s, pg_temp.width_at(s)
    FROM unnest(ARRAY['pilot', 'regional', 'global', 'pilot']) AS s
    $$,
    $$
    VALUES
    ('pilot', '1 year'::interval), ('regional', '3 months'),
    ('global', '1 month'), ('pilot', '1 year')
    $$,
    'the scale of the region sets the width'
);
SELECT is(
    (
        SELECT width FROM ops.partition_sets
        WHERE table_name = 'ledger.access_logs'
    ),
    '1 month'::interval,
    'the scale does not change a set that does not follow it'
);
SELECT is(
    ops.sync_partition_sets('pilot', '{"planted": "90 days"}'), 1,
    'the profile can set how long partitions are kept'
);
SELECT results_eq(
    $$SELECT keep, width FROM ops.partition_sets WHERE table_name = 'ledger.planted'$$,
    $$VALUES ('90 days'::interval, '1 year'::interval)$$,
    'the profile changes the set of the named table'
);
SELECT is(
    ops.sync_partition_sets('pilot', '{}'), 0,
    'a profile without retention changes no set'
);

SELECT * FROM finish();
ROLLBACK;
