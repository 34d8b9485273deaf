BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_content_statistics()',
    '13 statistics: the server counts nothing that people wrote'
);
SELECT is_empty(
    $$
    SELECT a.attrelid::regclass, a.attname
    FROM pg_attribute AS a
    INNER JOIN pg_class AS c ON c.oid = a.attrelid
    WHERE c.relnamespace = 'ledger'::regnamespace
        AND c.relkind IN ('r', 'p')
        AND a.attname IN (
            'title', 'content', 'summary', 'transcription', 'media', 'preferences',
            'display_name', 'note', 'reason', 'result'
        )
        AND a.attstattarget IS DISTINCT FROM 0
    $$,
    'the catalogue says the same of the columns whose names tell it'
);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY, words text);
SELECT isnt_empty(
    $$
    SELECT detail FROM ops.check_content_statistics()
    WHERE metadata ->> 'object' = 'ledger.planted.words'
    $$,
    'a new column is found'
);

SELECT * FROM finish();
ROLLBACK;
