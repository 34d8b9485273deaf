-- eldb: requires ops.new_finding
-- eldb: requires priv.find_unconsented
CREATE OR REPLACE FUNCTION ops.check_consent_without_event()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM priv.find_unconsented() AS d
CROSS JOIN LATERAL ops.new_finding(
    'consent_without_event',
    'A story is used for a purpose without consent',
    'ERROR',
    'SECURITY',
    'Consent is a record. Without an event the answer is no, whatever a column says.',
    pg_catalog.format('%s:%s', d.story_id, d.purpose),
    pg_catalog.format(
        'Story %s is open for %s, but no event gave that consent.', d.story_id, d.purpose
    ),
    pg_catalog.format('SELECT priv.derive_story(%L);', d.story_id)
) AS f;
$$;
REVOKE ALL ON FUNCTION ops.check_consent_without_event FROM PUBLIC;
COMMENT ON FUNCTION ops.check_consent_without_event IS
'ERROR: a derived column of a story allows a purpose, but no event ever gave that '
'consent.';
