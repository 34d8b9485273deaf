BEGIN;
SELECT plan(5);

DELETE FROM ledger.regions AS r
WHERE
    NOT r.is_local
    AND NOT EXISTS (
        SELECT FROM ledger.communities
        WHERE region_id = r.id
    );
CREATE FUNCTION pg_temp.sync(p_change jsonb, p_peers jsonb)
RETURNS integer
LANGUAGE sql
AS $$
SELECT ops.sync_regions(to_jsonb(r) || p_change, p_peers)
FROM ledger.regions AS r
WHERE r.is_local;
$$;

SELECT is(pg_temp.sync('{}', NULL), 0,
    'the function changes nothing if the rows match the profile');
SELECT is(
    pg_temp.sync(
        '{"data_location": "Elsewhere"}',
        '[{"id": "planted", "name": "P", "jurisdiction": "J", "data_location": "D",'
        ' "scale": "pilot"}]'
    ),
    2, 'the function changes the local region and adds a peer'
);
SELECT results_eq(
    $$
    SELECT name, jurisdiction, data_location, is_local, scale
    FROM ledger.regions
    WHERE id = 'planted'
    $$,
    $$VALUES ('P', 'J', 'D', FALSE, NULL)$$,
    'a peer has no scale'
);
SELECT is(
    pg_temp.sync(
        '{}',
        '[{"id": "planted", "name": "Q", "jurisdiction": "J", "data_location": "D"}]'
    ),
    1, 'the function changes a peer'
);
SELECT is(
    pg_temp.sync('{}', '[]')
    + (
        SELECT count(*)::integer FROM ledger.regions
        WHERE id = 'planted'
    ),
    1, 'a peer that the profile no longer names stays, because rows may refer to it'
);

SELECT * FROM finish();
ROLLBACK;
