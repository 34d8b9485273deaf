BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_publications()',
    '21 publication: nothing leaves by replication'
);
SELECT is_empty(
    $$
    SELECT t.pubname, t.tablename
    FROM pg_publication_tables AS t
    INNER JOIN pg_namespace AS n ON n.nspname = t.schemaname
    WHERE n.nspowner = 'ledger_owner'::regrole
    $$,
    'the tables of all publications say the same'
);

SET LOCAL client_min_messages = error;
CREATE PUBLICATION planted FOR ALL TABLES;
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_publications()
    WHERE metadata ->> 'object' = 'planted:all tables'
    $$,
    '21 publication: one of all tables is found'
);

SELECT * FROM finish();
ROLLBACK;
