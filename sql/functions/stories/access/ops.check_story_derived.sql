-- eldb: requires ops.new_finding
-- eldb: requires priv.find_story_drift
CREATE OR REPLACE FUNCTION ops.check_story_derived()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM priv.find_story_drift() AS d
CROSS JOIN LATERAL ops.new_finding(
    'story_derived',
    'A derived column of a story differs from its truth',
    'ERROR',
    'SECURITY',
    'Policies read the derived columns. An outdated column shows a story to the wrong '
    'people.',
    pg_catalog.format('%s:%s', d.story_id, d.column_name),
    pg_catalog.format(
        'Column %s of story %s is not what its truth tables say.', d.column_name, d.story_id
    ),
    pg_catalog.format('SELECT priv.derive_story(%L);', d.story_id)
) AS f;
$$;
REVOKE ALL ON FUNCTION ops.check_story_derived FROM PUBLIC;
COMMENT ON FUNCTION ops.check_story_derived IS
'ERROR: a derived column of a story (communities, ends of consents, protocols, keys of '
'periods) differs from the tables that it is computed from.';
