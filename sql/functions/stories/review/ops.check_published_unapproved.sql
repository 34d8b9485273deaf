-- eldb: requires ops.new_finding
-- eldb: requires priv.find_unapproved
CREATE OR REPLACE FUNCTION ops.check_published_unapproved()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM priv.find_unapproved() AS d
CROSS JOIN LATERAL ops.new_finding(
    'published_unapproved',
    'A story was published without its approvals',
    'ERROR',
    'SECURITY',
    'Elders decide first. People now read a story that too few elders approved.',
    d.story_id::text,
    pg_catalog.format(
        'Story %s is published in version %s with %s of %s approvals.',
        d.story_id, d.version, d.given, d.asked
    ),
    pg_catalog.format('SELECT priv.return_story(%L);', d.story_id)
) AS f;
$$;
REVOKE ALL ON FUNCTION ops.check_published_unapproved FROM PUBLIC;
COMMENT ON FUNCTION ops.check_published_unapproved IS
'ERROR: a published story whose current version has fewer approvals than its active, '
'mandatory protocols ask for.';
