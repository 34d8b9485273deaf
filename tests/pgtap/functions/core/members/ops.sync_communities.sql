BEGIN;
SELECT plan(6);

CREATE FUNCTION pg_temp.sync(p_communities jsonb)
RETURNS integer
LANGUAGE sql
AS $$
SELECT ops.sync_communities(r.id, p_communities)
FROM ledger.regions AS r
WHERE r.is_local;
$$;

SELECT is(
    pg_temp.sync(
        '[{"slug": "planted-one", "name": "One", "size": "small", "languages": ["mi",'
        ' "en-NZ"],'
        ' "country": "NZ", "description": "By the river."},'
        ' {"slug": "planted-two", "name": "Two", "size": "large", "country": "AU"}]'
    ),
    2, 'communities of the profile come'
);
SELECT results_eq(
    $$
    SELECT
        c.name, c.size_class, c.languages, c.country, c.description, c.status,
        r.is_local
    FROM ledger.communities AS c
    INNER JOIN ledger.regions AS r ON r.id = c.region_id
    WHERE c.slug ~ '^planted-'
    ORDER BY c.slug
    $$,
    $$
    VALUES
    ('One', 'small', '{mi,en-NZ}'::text[], 'NZ', 'By the river.', 'active', TRUE),
    ('Two', 'large', '{}', 'AU', '', 'active', TRUE)
    $$,
    'as it says, in the local region'
);
SELECT is(
    pg_temp.sync(
        '[{"slug": "planted-one", "name": "One", "size": "enterprise", "languages":'
        ' ["mi", "en-NZ"],'
        ' "country": "NZ", "description": "By the river."},'
        ' {"slug": "planted-two", "name": "Two", "size": "large", "country": "AU"}]'
    ),
    1, 'only what differs changes'
);
SELECT is(pg_temp.sync('[]') + pg_temp.sync(NULL), 0, 'what is no longer named stays');
UPDATE ledger.communities SET status = 'closed'
WHERE slug = 'planted-two';
SELECT is(
    pg_temp.sync(
        '[{"slug": "planted-two", "name": "Two", "size": "large", "country": "AU"}]'
    ),
    0,
    'a community that was closed is not opened by a profile'
);
SELECT throws_ok(
    $$
    SELECT pg_temp.sync(
        '[{"slug": "planted-three", "name": "3", "size": "huge", "country": "AU"}]'
    )
    $$,
    '23514', NULL,
    'a size that has no limits is refused'
);

SELECT * FROM finish();
ROLLBACK;
