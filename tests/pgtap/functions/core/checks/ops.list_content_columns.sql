BEGIN;
SELECT plan(4);

CREATE TABLE ledger.planted (
    id text PRIMARY KEY,
    kind text CHECK (kind IN ('a', 'b')),
    code text CHECK (code ~ '^[a-z]+$'),
    region_id text REFERENCES ledger.regions (id),
    slug text UNIQUE,
    sought text[],
    words text CHECK (words ~ '\S'),
    document jsonb,
    counted integer
);
CREATE INDEX ON ledger.planted USING gin (sought);
PREPARE content AS
SELECT column_name::text FROM ops.list_content_columns()
WHERE relation = 'ledger.planted'::regclass;
SELECT set_eq(
    'content', ARRAY['words', 'document'],
    'texts and documents are content; keys, codes and indexed columns are not'
);
ALTER TABLE ledger.planted DROP COLUMN document;
SELECT set_eq('content', ARRAY['words'], 'nor is what was dropped');
SELECT is_empty(
    $$
    SELECT relation FROM ops.list_content_columns()
    WHERE relation::text ~ '^(ops|priv)\.'
    $$,
    'columns of operators'' tables are not content'
);
SELECT set_eq(
    $$
    SELECT column_name::text FROM ops.list_content_columns()
    WHERE relation IN (
        SELECT inhrelid FROM pg_inherits
        WHERE inhparent = 'ledger.stories'::regclass
    )
    $$,
    $$
    SELECT column_name::text FROM ops.list_content_columns()
    WHERE relation = 'ledger.stories'::regclass
    $$,
    'a partition has the same content columns as its table'
);

SELECT * FROM finish();
ROLLBACK;
