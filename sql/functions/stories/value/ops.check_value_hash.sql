-- eldb: requires ops.new_finding
-- eldb: requires priv.find_value_drift
CREATE OR REPLACE FUNCTION ops.check_value_hash()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM priv.find_value_drift() AS d
CROSS JOIN LATERAL ops.new_finding(
    'value_hash',
    'A record of value was changed',
    'ERROR',
    'SECURITY',
    'Nobody may rewrite the record of what a story brought and who received it.',
    pg_catalog.format('%s:%s', d.event_id, d.share),
    pg_catalog.format(
        CASE
            WHEN d.share IS NULL THEN 'Value event %s differs from its hash.'
            ELSE 'Share %2$s of value event %1$s differs from its hash.'
        END,
        d.event_id, d.share
    ),
    pg_catalog.format(
        'SELECT * FROM ledger.value_events WHERE id = %L; -- compare it with a backup',
        d.event_id
    )
) AS f;
$$;
REVOKE ALL ON FUNCTION ops.check_value_hash FROM PUBLIC;
COMMENT ON FUNCTION ops.check_value_hash IS
'ERROR: a value event or a share whose content differs from the hash that was '
'computed when it was recorded.';
