BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_content_statistics()',
    '13 statistics: the server collects no statistics about what people wrote'
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
    '13 statistics: columns with the names of content have a statistics target of 0'
);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY, words text);
SELECT isnt_empty(
    $$
    SELECT detail FROM ops.check_content_statistics()
    WHERE metadata ->> 'object' = 'ledger.planted.words'
    $$,
    '13 statistics: a new text column with statistics is found'
);

SELECT * FROM finish();
ROLLBACK;
