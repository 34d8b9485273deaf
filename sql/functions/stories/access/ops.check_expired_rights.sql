-- eldb: requires ops.list_roles
-- eldb: requires ops.new_finding
-- eldb: requires priv.find_expired_rights
CREATE OR REPLACE FUNCTION ops.check_expired_rights()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM priv.find_expired_rights() AS d
CROSS JOIN LATERAL ops.new_finding(
    'expired_rights',
    'A right that has ended still counts',
    -- No search reads an embedding after its consent ended.
    CASE d.kind WHEN 'embedding' THEN 'WARN' ELSE 'ERROR' END,
    'SECURITY',
    'Memberships, grants, agreements and consents end by the clock, without anybody''s action.',
    pg_catalog.format('%s:%s:%s', d.kind, d.subject, d.object),
    pg_catalog.format(
        CASE d.kind
            WHEN 'embedding' THEN 'The %s of story %s by model %s outlives its consent.'
            ELSE 'The %s of profile %s with %s has ended and still counts.'
        END,
        d.kind, d.subject, d.object
    ),
    CASE d.kind
        WHEN 'embedding' THEN pg_catalog.format(
            'SET ROLE %s; DELETE FROM ledger.story_embeddings WHERE story_id = %L; RESET ROLE;',
            (SELECT r.oid::regrole FROM ops.list_roles() AS r WHERE r.duty = 'definer'),
            d.subject
        )
        ELSE 'Run eldb apply, which creates the helper again that judges it.'
    END
) AS f;
$$;
REVOKE ALL ON FUNCTION ops.check_expired_rights FROM PUBLIC;
COMMENT ON FUNCTION ops.check_expired_rights IS
'ERROR: a membership, protocol, grant or agreement that has ended and that a helper of '
'the policies still counts. WARN: an embedding that is kept after its consent ended.';
