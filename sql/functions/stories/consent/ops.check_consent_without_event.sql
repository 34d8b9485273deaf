-- eldb: requires ops.new_finding
-- eldb: requires priv.find_unconsented
CREATE OR REPLACE FUNCTION ops.check_consent_without_event()
RETURNS SETOF ops.finding
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM priv.find_unconsented() AS d
CROSS JOIN LATERAL ops.new_finding(
    'consent_without_event',
    'A consent is in effect that nobody gave',
    'ERROR',
    'SECURITY',
    'Consent is a record: no event means no, whatever a column says.',
    pg_catalog.format('%s:%s', d.story_id, d.purpose),
    pg_catalog.format(
        'Story %s is open for %s, and no event gave that consent.', d.story_id, d.purpose
    ),
    pg_catalog.format('SELECT priv.derive_story(%L);', d.story_id)
) AS f;
$$;
REVOKE ALL ON FUNCTION ops.check_consent_without_event FROM PUBLIC;
COMMENT ON FUNCTION ops.check_consent_without_event IS
'ERROR: a derived column of a story lets a purpose through for which there is no '
'event that gave consent.';
