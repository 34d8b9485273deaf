BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_large_objects()',
    '25 large-object: there are no large objects'
);
SELECT is_empty(
    $$
    SELECT l.oid FROM pg_largeobject_metadata AS l
    $$,
    'the catalogue says the same'
);

SELECT lo_create(0);
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_large_objects()
    WHERE detail LIKE '1 large objects belong to %'
    $$,
    '25 large-object: one that somebody made is found'
);

SELECT * FROM finish();
ROLLBACK;
