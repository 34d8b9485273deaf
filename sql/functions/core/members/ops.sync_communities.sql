CREATE OR REPLACE FUNCTION ops.sync_communities(p_region_id text, p_communities jsonb)
RETURNS integer
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY INVOKER
SET search_path = ''
AS $$
DECLARE
    v_changed integer;
BEGIN
    INSERT INTO ledger.communities AS c (
        id, region_id, slug, name, size_class, languages, country, description
    )
    SELECT
        priv.new_id(),
        p_region_id,
        d.slug,
        d.name,
        d.size,
        coalesce(d.languages, '{}'),
        d.country,
        coalesce(d.description, '')
    FROM pg_catalog.jsonb_to_recordset(coalesce(p_communities, '[]')) AS d (
        slug text, name text, size text, languages text[], country text, description text
    )
    ON CONFLICT (slug) DO UPDATE
        SET region_id = excluded.region_id,
            name = excluded.name,
            size_class = excluded.size_class,
            languages = excluded.languages,
            country = excluded.country,
            description = excluded.description
        WHERE (
            c.region_id, c.name, c.size_class, c.languages, c.country, c.description
        ) IS DISTINCT FROM (
            excluded.region_id,
            excluded.name,
            excluded.size_class,
            excluded.languages,
            excluded.country,
            excluded.description
        );
    GET DIAGNOSTICS v_changed = ROW_COUNT;
    RETURN v_changed;
END;
$$;
REVOKE ALL ON FUNCTION ops.sync_communities FROM PUBLIC;
COMMENT ON FUNCTION ops.sync_communities IS
'Adds the communities of the region profile, and updates those with a known slug. '
'Communities that the profile no longer names stay. Returns how many rows changed.';
