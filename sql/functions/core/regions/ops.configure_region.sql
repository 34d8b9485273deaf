CREATE OR REPLACE FUNCTION ops.configure_region(p_profile jsonb)
RETURNS integer
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY INVOKER
SET search_path = ''
AS $$
DECLARE
    v_region jsonb := p_profile -> 'region';
    v_local text := (SELECT id FROM ledger.regions WHERE is_local);
BEGIN
    IF v_local <> coalesce(v_region ->> 'id', '') THEN
        RAISE EXCEPTION 'this database already serves region %', v_local
            USING ERRCODE = 'EL003',
                  DETAIL = pg_catalog.format('The profile is of region %s.', v_region ->> 'id'),
                  HINT = 'Connect to the database of that region, or use this one''s profile.';
    END IF;
    RETURN ops.sync_regions(v_region, p_profile -> 'peers')
        + ops.sync_communities(v_region ->> 'id', p_profile -> 'communities')
        + ops.sync_settings(p_profile)
        + ops.sync_gateways(p_profile #> '{roles,gateways}')
        + ops.sync_partition_sets(v_region ->> 'scale', p_profile -> 'retention')
        + ops.ensure_partitions();
END;
$$;
REVOKE ALL ON FUNCTION ops.configure_region FROM PUBLIC;
COMMENT ON FUNCTION ops.configure_region IS
'Makes the database match a region profile. Returns how many rows and partitions '
'changed, 0 if it matched already. Deletes no community and no region. Raises EL003 if '
'the database serves another region.';
