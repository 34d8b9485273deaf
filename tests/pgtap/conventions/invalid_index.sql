BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_invalid_index()',
    'every index is valid and ready'
);
SELECT is_empty(
    $$
    SELECT i.indexrelid::regclass
    FROM pg_index AS i
    INNER JOIN pg_class AS c ON c.oid = i.indexrelid
    WHERE c.relnamespace = ANY(tap.schemas_of_owner())
        AND NOT (i.indisvalid AND i.indisready AND i.indislive)
    $$,
    'the catalogue has no index that is invalid, not ready or not live'
);

CREATE INDEX planted ON ONLY ledger.access_logs (login);
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_invalid_index()
    WHERE metadata ->> 'object' = 'ledger.planted'
    $$,
    'an index that a partition does not have is found'
);

SELECT * FROM finish();
ROLLBACK;
