CREATE OR REPLACE FUNCTION ops.sync_regions(p_local jsonb, p_peers jsonb)
RETURNS integer
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY INVOKER
SET search_path = ''
AS $$
DECLARE
    v_changed integer;
BEGIN
    INSERT INTO ledger.regions AS r (
        id, name, jurisdiction, data_location, is_local, scale
    )
    SELECT d.id, d.name, d.jurisdiction, d.data_location, t.is_local, d.scale
    FROM (
        SELECT TRUE AS is_local, p_local AS document
        UNION ALL
        SELECT FALSE, value - 'scale'
        FROM pg_catalog.jsonb_array_elements(coalesce(p_peers, '[]'))
    ) AS t
    CROSS JOIN LATERAL pg_catalog.jsonb_to_record(t.document) AS d (
        id text, name text, jurisdiction text, data_location text, scale text
    )
    ON CONFLICT (id) DO UPDATE
        SET name = excluded.name,
            jurisdiction = excluded.jurisdiction,
            data_location = excluded.data_location,
            is_local = excluded.is_local,
            scale = excluded.scale
        WHERE r IS DISTINCT FROM excluded;
    GET DIAGNOSTICS v_changed = ROW_COUNT;
    RETURN v_changed;
END;
$$;
REVOKE ALL ON FUNCTION ops.sync_regions FROM PUBLIC;
COMMENT ON FUNCTION ops.sync_regions IS
'Writes the local region and its peers as the region profile describes them. Returns '
'how many rows changed.';
