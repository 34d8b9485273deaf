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
    2, 'the function adds the communities of the profile'
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
    'the communities are as the profile says, in the local region'
);
SELECT is(
    pg_temp.sync(
        '[{"slug": "planted-one", "name": "One", "size": "enterprise", "languages":'
        ' ["mi", "en-NZ"],'
        ' "country": "NZ", "description": "By the river."},'
        ' {"slug": "planted-two", "name": "Two", "size": "large", "country": "AU"}]'
    ),
    1, 'the function changes only communities that differ'
);
SELECT is(pg_temp.sync('[]') + pg_temp.sync(NULL), 0,
    'a community that the profile no longer names stays');
UPDATE ledger.communities SET status = 'closed'
WHERE slug = 'planted-two';
SELECT is(
    pg_temp.sync(
        '[{"slug": "planted-two", "name": "Two", "size": "large", "country": "AU"}]'
    ),
    0,
    'a profile does not open a closed community'
);
SELECT throws_ok(
    $$
    SELECT pg_temp.sync(
        '[{"slug": "planted-three", "name": "3", "size": "huge", "country": "AU"}]'
    )
    $$,
    '23514', NULL,
    'a profile cannot give a community an unknown size'
);

SELECT * FROM finish();
ROLLBACK;
