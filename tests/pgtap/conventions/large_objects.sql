BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_large_objects()',
    '25 large-object: the database has no large object'
);
SELECT is_empty(
    $$SELECT l.oid FROM pg_largeobject_metadata AS l$$,
    '25 large-object: the catalogue lists no large object'
);

SELECT lo_create(0);
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_large_objects()
    WHERE detail LIKE '1 large objects belong to %'
    $$,
    '25 large-object: a large object that somebody created is found'
);

SELECT * FROM finish();
ROLLBACK;
