-- Lists the tables that a role may read and that lead to a story.
SELECT c.relname FROM pg_catalog.pg_class AS c
INNER JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'story_id' AND NOT a.attisdropped
WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition
    AND has_table_privilege(%s, c.oid, 'SELECT')
ORDER BY c.relname
