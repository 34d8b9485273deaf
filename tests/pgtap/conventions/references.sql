BEGIN;
SELECT plan(2);

PREPARE loose AS
SELECT c.oid::regclass::text, a.attname::text
FROM ops.list_relations('rp') AS c
INNER JOIN pg_attribute AS a ON a.attrelid = c.oid
WHERE NOT c.relispartition
    AND a.atttypid = 'uuid'::regtype
    AND a.attname <> 'id'
    AND NOT EXISTS (
        SELECT FROM pg_constraint AS k
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY(k.conkey)
    );
SELECT set_eq(
    'loose',
    $$VALUES
    ('ledger.access_logs', 'actor_id'), ('ledger.access_logs', 'object_id'),
    ('ledger.protocol_periods', 'community_id'),
    ('ledger.sharing_agreements', 'proposing_community_id'),
    ('ledger.stories', 'legacy_id'), ('priv.legacy_rows', 'target_id')$$,
    'every column that names a row has a foreign key, except in the audit, which outlives'
    ' rows, in columns that a check compares with one that has, and for ids of an older'
    ' system'
);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY, story_id uuid);
SELECT set_has(
    'loose', $$VALUES ('ledger.planted', 'story_id')$$,
    'a column that names a row without a foreign key is found'
);

SELECT * FROM finish();
ROLLBACK;
