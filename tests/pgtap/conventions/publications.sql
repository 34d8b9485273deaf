BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_publications()',
    '21 publication: no table is published by logical replication'
);
SELECT is_empty(
    $$
    SELECT t.pubname, t.tablename
    FROM pg_publication_tables AS t
    INNER JOIN pg_namespace AS n ON n.nspname = t.schemaname
    WHERE n.nspowner = 'ledger_owner'::regrole
    $$,
    '21 publication: no publication contains a table of the ledger'
);

SET LOCAL client_min_messages = error;
CREATE PUBLICATION planted FOR ALL TABLES;
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_publications()
    WHERE metadata ->> 'object' = 'planted:all tables'
    $$,
    '21 publication: a publication of all tables is found'
);

SELECT * FROM finish();
ROLLBACK;
