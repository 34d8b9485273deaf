BEGIN;
SELECT plan(3);

CREATE TEMPORARY VIEW relations AS
SELECT c.*
FROM pg_class AS c
WHERE c.relkind IN ('r', 'p', 'v', 'm')
    AND c.relnamespace IN (
        SELECT n.oid FROM ops.list_schemas() AS n
        UNION ALL
        SELECT 'eldb'::regnamespace
    );
CREATE TEMPORARY VIEW rights AS
SELECT
    h.oid::regclass::text AS relation,
    CASE h.grantee WHEN 0 THEN 'PUBLIC' ELSE h.grantee::regrole::text END AS role,
    string_agg(h.privilege, ', ' ORDER BY h.privilege COLLATE "C") AS privileges
FROM (
    SELECT
        r.oid, r.relowner, g.grantee,
        concat(g.privilege_type, CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' END)
            AS privilege
    FROM relations AS r
    CROSS JOIN aclexplode(r.relacl) AS g
    UNION ALL
    SELECT
        r.oid, r.relowner, g.grantee,
        format(
            '%s (%s)', g.privilege_type, string_agg(a.attname, ', ' ORDER BY a.attname)
        )
    FROM relations AS r
    INNER JOIN pg_attribute AS a ON a.attrelid = r.oid
    CROSS JOIN aclexplode(a.attacl) AS g
    GROUP BY r.oid, r.relowner, g.grantee, g.privilege_type
) AS h
WHERE h.grantee <> h.relowner
GROUP BY h.oid, h.grantee;

CREATE TEMPORARY TABLE expected (relation, role, privileges) AS
VALUES
('eldb.events', 'ledger_owner', 'DELETE, INSERT, SELECT, UPDATE'),
('eldb.files', 'ledger_owner', 'DELETE, INSERT, SELECT, UPDATE'),
('eldb.objects', 'ledger_owner', 'DELETE, INSERT, SELECT, UPDATE'),
('eldb.region', 'ledger_owner', 'DELETE, INSERT, SELECT, UPDATE'),
('ledger.access_logs', 'authenticated', 'SELECT'),
('ledger.access_logs', 'ledger_auditor', 'SELECT'),
('ledger.access_logs', 'ledger_definer', 'INSERT'),
('ledger.collaboration_operations', 'authenticated', 'SELECT'),
('ledger.collaboration_operations', 'ledger_definer', 'INSERT, SELECT'),
('ledger.collaboration_sessions', 'authenticated', 'SELECT'),
('ledger.collaboration_sessions', 'ledger_definer', 'INSERT, SELECT, UPDATE'),
('ledger.communities', 'anon', 'SELECT'),
('ledger.communities', 'authenticated', 'SELECT'),
('ledger.communities', 'ledger_definer', 'SELECT, UPDATE'),
('ledger.communities', 'service_role', 'SELECT'),
('ledger.community_consent_policies', 'authenticated', 'SELECT'),
('ledger.community_consent_policies', 'ledger_definer', 'INSERT, SELECT, UPDATE'),
('ledger.community_insights', 'authenticated', 'SELECT'),
('ledger.community_insights', 'ledger_definer', 'INSERT, SELECT'),
('ledger.community_members', 'authenticated', 'SELECT'),
('ledger.community_members', 'ledger_definer', 'INSERT, SELECT, UPDATE'),
('ledger.consent_events', 'authenticated', 'SELECT'),
('ledger.consent_events', 'ledger_definer', 'INSERT, SELECT'),
('ledger.consent_purposes', 'anon', 'SELECT'),
('ledger.consent_purposes', 'authenticated', 'SELECT'),
('ledger.consent_purposes', 'ledger_definer', 'SELECT'),
('ledger.consent_purposes', 'service_role', 'SELECT'),
('ledger.content_calendar', 'authenticated', 'SELECT'),
('ledger.content_calendar', 'ledger_definer', 'INSERT, SELECT, UPDATE'),
('ledger.cultural_protocols', 'authenticated', 'SELECT'),
('ledger.cultural_protocols', 'ledger_definer', 'INSERT, SELECT, UPDATE'),
('ledger.disclosures', 'authenticated', 'SELECT'),
('ledger.disclosures', 'ledger_definer', 'INSERT, SELECT'),
('ledger.insight_endorsements', 'authenticated', 'SELECT'),
('ledger.insight_endorsements', 'ledger_definer', 'INSERT, SELECT'),
('ledger.insight_stories', 'authenticated', 'SELECT'),
('ledger.insight_stories', 'ledger_definer', 'INSERT, SELECT'),
('ledger.insight_votes', 'authenticated', 'SELECT'),
('ledger.insight_votes', 'ledger_definer', 'DELETE, INSERT, SELECT, UPDATE'),
('ledger.knowledge_connections', 'anon', 'SELECT'),
('ledger.knowledge_connections', 'authenticated', 'SELECT'),
('ledger.knowledge_connections', 'ledger_definer', 'INSERT, SELECT, UPDATE'),
('ledger.label_translations', 'anon', 'SELECT'),
('ledger.label_translations', 'authenticated', 'SELECT'),
('ledger.label_translations', 'ledger_definer', 'INSERT, SELECT, UPDATE'),
('ledger.label_types', 'anon', 'SELECT'),
('ledger.label_types', 'authenticated', 'SELECT'),
('ledger.label_types', 'ledger_definer', 'SELECT'),
('ledger.label_types', 'service_role', 'SELECT'),
('ledger.label_versions', 'anon', 'SELECT'),
('ledger.label_versions', 'authenticated', 'SELECT'),
('ledger.label_versions', 'ledger_definer', 'INSERT, SELECT'),
('ledger.labels', 'anon', 'SELECT'),
('ledger.labels', 'authenticated', 'SELECT'),
('ledger.labels', 'ledger_definer', 'INSERT, SELECT, UPDATE'),
('ledger.notices', 'authenticated', 'SELECT'),
('ledger.notices', 'ledger_definer', 'INSERT, SELECT'),
(
    'ledger.profile_contacts', 'authenticated',
    'DELETE, INSERT (preferences, profile_id), SELECT, UPDATE (preferences)'
),
(
    'ledger.profiles', 'authenticated',
    'SELECT, UPDATE (display_name, languages, pronouns)'
),
('ledger.profiles', 'ledger_definer', 'INSERT, SELECT'),
('ledger.protocol_communities', 'authenticated', 'SELECT'),
('ledger.protocol_communities', 'ledger_definer', 'INSERT, SELECT'),
('ledger.protocol_members', 'authenticated', 'SELECT'),
('ledger.protocol_members', 'ledger_definer', 'INSERT, SELECT, UPDATE'),
('ledger.protocol_periods', 'authenticated', 'SELECT'),
('ledger.protocol_periods', 'ledger_definer', 'INSERT, SELECT, UPDATE'),
('ledger.regions', 'anon', 'SELECT'),
('ledger.regions', 'authenticated', 'SELECT'),
('ledger.regions', 'ledger_definer', 'SELECT'),
('ledger.regions', 'service_role', 'SELECT'),
('ledger.research_grants', 'authenticated', 'SELECT'),
('ledger.research_grants', 'ledger_definer', 'INSERT, SELECT, UPDATE'),
('ledger.sharing_agreements', 'authenticated', 'SELECT'),
('ledger.sharing_agreements', 'ledger_definer', 'INSERT, SELECT, UPDATE'),
('ledger.stories', 'anon', 'SELECT'),
(
    'ledger.stories', 'authenticated',
    'INSERT (attribution_required, content, content_warnings, home_community_id,'
    ' language, media, privacy, sharing_setting, summary, themes, title,'
    ' transcription), SELECT, UPDATE (attribution_required, content,'
    ' content_warnings, language, media, sharing_setting, summary, themes, title,'
    ' transcription)'
),
('ledger.stories', 'ledger_definer', 'SELECT, UPDATE'),
('ledger.story_analyses', 'anon', 'SELECT'),
('ledger.story_analyses', 'authenticated', 'SELECT'),
('ledger.story_analyses', 'ledger_definer', 'INSERT, SELECT'),
('ledger.story_approvals', 'authenticated', 'SELECT'),
('ledger.story_approvals', 'ledger_definer', 'INSERT, SELECT'),
('ledger.story_communities', 'anon', 'SELECT'),
('ledger.story_communities', 'authenticated', 'SELECT'),
('ledger.story_communities', 'ledger_definer', 'INSERT, SELECT'),
('ledger.story_consents', 'authenticated', 'SELECT'),
('ledger.story_consents', 'ledger_definer', 'SELECT'),
('ledger.story_embeddings', 'ledger_definer', 'DELETE, INSERT, SELECT, UPDATE'),
('ledger.story_labels', 'anon', 'SELECT'),
('ledger.story_labels', 'authenticated', 'SELECT'),
('ledger.story_labels', 'ledger_definer', 'DELETE, INSERT, SELECT'),
('ledger.story_people', 'anon', 'SELECT'),
('ledger.story_people', 'authenticated', 'SELECT'),
('ledger.story_people', 'ledger_definer', 'DELETE, INSERT, SELECT'),
('ledger.story_protocols', 'anon', 'SELECT'),
('ledger.story_protocols', 'authenticated', 'SELECT'),
('ledger.story_protocols', 'ledger_definer', 'DELETE, INSERT, SELECT'),
('ledger.story_settings', 'authenticated', 'SELECT'),
('ledger.story_versions', 'anon', 'SELECT'),
('ledger.story_versions', 'authenticated', 'SELECT'),
('ledger.story_versions', 'ledger_definer', 'INSERT, SELECT'),
('ledger.storyteller_connections', 'authenticated', 'SELECT'),
(
    'ledger.storyteller_connections', 'ledger_definer',
    'DELETE, INSERT, SELECT, UPDATE'
),
('ledger.value_distribution', 'authenticated', 'SELECT'),
('ledger.value_distribution', 'ledger_definer', 'INSERT, SELECT'),
('ledger.value_events', 'authenticated', 'SELECT'),
('ledger.value_events', 'ledger_definer', 'INSERT, SELECT'),
('ops.accepted_exposures', 'ledger_auditor', 'SELECT'),
('ops.capabilities', 'ledger_auditor', 'SELECT'),
('ops.capabilities', 'ledger_maintenance', 'SELECT'),
('ops.jobs', 'ledger_auditor', 'SELECT'),
('ops.jobs', 'ledger_maintenance', 'SELECT'),
('ops.maintenance_log', 'ledger_auditor', 'SELECT'),
('ops.maintenance_log', 'ledger_maintenance', 'SELECT'),
('ops.partition_sets', 'ledger_auditor', 'SELECT'),
('ops.partition_sets', 'ledger_maintenance', 'SELECT'),
('ops.rules', 'ledger_auditor', 'SELECT'),
('ops.settings', 'ledger_auditor', 'SELECT'),
('ops.settings', 'ledger_maintenance', 'SELECT'),
('priv.gateways', 'ledger_definer', 'SELECT'),
('priv.login_profiles', 'ledger_definer', 'SELECT'),
('priv.story_truth', 'ledger_definer', 'SELECT');
-- The backup reads each of them. How many partitions there are depends on the day.
INSERT INTO expected
SELECT r.oid::regclass::text, 'ledger_backup', 'SELECT'
FROM relations AS r
WHERE r.relkind IN ('r', 'p');

SELECT set_eq(
    'SELECT * FROM rights',
    'SELECT * FROM expected',
    '24 truncate, 08 partition-direct: each role has exactly these rights on each'
    ' table, view and partition'
);

GRANT UPDATE (name) ON ledger.communities TO anon;
GRANT TRUNCATE ON ledger.stories TO PUBLIC;
SELECT set_eq(
    'SELECT * FROM rights EXCEPT SELECT * FROM expected',
    $$VALUES
    ('ledger.communities', 'anon', 'SELECT, UPDATE (name)'),
    ('ledger.stories', 'PUBLIC', 'TRUNCATE')$$,
    'a right that somebody added is found, on a table and on a column'
);
REVOKE INSERT ON ledger.access_logs FROM ledger_definer;
SELECT set_has(
    'SELECT * FROM expected EXCEPT SELECT * FROM rights',
    $$VALUES ('ledger.access_logs', 'ledger_definer', 'INSERT')$$,
    'a right that somebody took away is found'
);

SELECT * FROM finish();
ROLLBACK;
