BEGIN;
SELECT plan(3);

-- The name of a policy begins with the name of its table, which is left out here.
CREATE TEMPORARY VIEW policies AS
SELECT
    p.polrelid::regclass::text AS relation,
    regexp_replace(p.polname, '^' || c.relname || '_', '') AS policy,
    concat(
        CASE WHEN NOT p.polpermissive THEN 'RESTRICTIVE ' END,
        CASE p.polcmd
            WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
            WHEN 'd' THEN 'DELETE' ELSE 'ALL'
        END,
        ' TO ',
        (
            SELECT string_agg(r.name, ', ' ORDER BY r.name COLLATE "C")
            FROM (
                SELECT CASE o.oid WHEN 0 THEN 'PUBLIC' ELSE o.oid::regrole::text END
                FROM unnest(p.polroles) AS o (oid)
            ) AS r (name)
        )
    ) AS opens
FROM pg_policy AS p
INNER JOIN ops.list_relations('rp') AS c ON c.oid = p.polrelid;

CREATE TEMPORARY TABLE expected (relation, policy, opens) AS
VALUES
('ledger.access_logs', 'insert_definer', 'INSERT TO ledger_definer'),
('ledger.access_logs', 'select_auditor', 'SELECT TO ledger_auditor'),
('ledger.access_logs', 'select_own', 'SELECT TO authenticated'),
('ledger.collaboration_operations', 'all_definer', 'ALL TO ledger_definer'),
('ledger.collaboration_operations', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.collaboration_operations', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.collaboration_sessions', 'all_definer', 'ALL TO ledger_definer'),
('ledger.collaboration_sessions', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.collaboration_sessions', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.communities', 'all_definer', 'ALL TO ledger_definer'),
('ledger.communities', 'all_owner', 'ALL TO ledger_owner'),
(
    'ledger.communities', 'select_everybody',
    'SELECT TO anon, authenticated, service_role'
),
('ledger.community_consent_policies', 'all_definer', 'ALL TO ledger_definer'),
(
    'ledger.community_consent_policies', 'select_authenticated',
    'SELECT TO authenticated'
),
('ledger.community_insights', 'all_definer', 'ALL TO ledger_definer'),
('ledger.community_insights', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.community_members', 'all_definer', 'ALL TO ledger_definer'),
('ledger.community_members', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.consent_events', 'all_definer', 'ALL TO ledger_definer'),
('ledger.consent_events', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.consent_events', 'select_own', 'SELECT TO authenticated'),
('ledger.consent_purposes', 'all_owner', 'ALL TO ledger_owner'),
(
    'ledger.consent_purposes', 'select_everybody',
    'SELECT TO anon, authenticated, ledger_definer, service_role'
),
('ledger.content_calendar', 'all_definer', 'ALL TO ledger_definer'),
('ledger.content_calendar', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.content_calendar', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.cultural_protocols', 'all_definer', 'ALL TO ledger_definer'),
('ledger.cultural_protocols', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.disclosures', 'all_definer', 'ALL TO ledger_definer'),
('ledger.disclosures', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.disclosures', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.insight_endorsements', 'all_definer', 'ALL TO ledger_definer'),
('ledger.insight_endorsements', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.insight_stories', 'all_definer', 'ALL TO ledger_definer'),
('ledger.insight_stories', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.insight_stories', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.insight_votes', 'all_definer', 'ALL TO ledger_definer'),
('ledger.insight_votes', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.knowledge_connections', 'all_definer', 'ALL TO ledger_definer'),
('ledger.knowledge_connections', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.knowledge_connections', 'select_anon', 'SELECT TO anon'),
('ledger.knowledge_connections', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.label_translations', 'all_definer', 'ALL TO ledger_definer'),
('ledger.label_translations', 'select_everybody', 'SELECT TO anon, authenticated'),
('ledger.label_types', 'all_owner', 'ALL TO ledger_owner'),
(
    'ledger.label_types', 'select_everybody',
    'SELECT TO anon, authenticated, ledger_definer, service_role'
),
('ledger.label_versions', 'all_definer', 'ALL TO ledger_definer'),
('ledger.label_versions', 'select_everybody', 'SELECT TO anon, authenticated'),
('ledger.labels', 'all_definer', 'ALL TO ledger_definer'),
('ledger.labels', 'select_anon', 'SELECT TO anon'),
('ledger.labels', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.notices', 'all_definer', 'ALL TO ledger_definer'),
('ledger.notices', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.notices', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.profile_contacts', 'all_own', 'ALL TO authenticated'),
('ledger.profiles', 'all_definer', 'ALL TO ledger_definer'),
('ledger.profiles', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.profiles', 'update_own', 'UPDATE TO authenticated'),
('ledger.protocol_communities', 'all_definer', 'ALL TO ledger_definer'),
('ledger.protocol_communities', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.protocol_members', 'all_definer', 'ALL TO ledger_definer'),
('ledger.protocol_members', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.protocol_periods', 'all_definer', 'ALL TO ledger_definer'),
('ledger.protocol_periods', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.regions', 'all_definer', 'ALL TO ledger_definer'),
('ledger.regions', 'all_owner', 'ALL TO ledger_owner'),
('ledger.regions', 'select_everybody', 'SELECT TO anon, authenticated, service_role'),
('ledger.research_grants', 'all_definer', 'ALL TO ledger_definer'),
('ledger.research_grants', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.sharing_agreements', 'all_definer', 'ALL TO ledger_definer'),
('ledger.sharing_agreements', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.stories', 'all_definer', 'ALL TO ledger_definer'),
('ledger.stories', 'gate_reader', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.stories', 'insert_own', 'INSERT TO authenticated'),
('ledger.stories', 'select_anon', 'SELECT TO anon'),
('ledger.stories', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.stories', 'update_own', 'UPDATE TO authenticated'),
('ledger.story_analyses', 'all_definer', 'ALL TO ledger_definer'),
('ledger.story_analyses', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.story_analyses', 'select_anon', 'SELECT TO anon'),
('ledger.story_analyses', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.story_approvals', 'all_definer', 'ALL TO ledger_definer'),
('ledger.story_approvals', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.story_approvals', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.story_communities', 'all_definer', 'ALL TO ledger_definer'),
('ledger.story_communities', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.story_communities', 'select_anon', 'SELECT TO anon'),
('ledger.story_communities', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.story_embeddings', 'all_definer', 'ALL TO ledger_definer'),
('ledger.story_embeddings', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.story_labels', 'all_definer', 'ALL TO ledger_definer'),
('ledger.story_labels', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.story_labels', 'select_anon', 'SELECT TO anon'),
('ledger.story_labels', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.story_people', 'all_definer', 'ALL TO ledger_definer'),
('ledger.story_people', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.story_people', 'select_anon', 'SELECT TO anon'),
('ledger.story_people', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.story_protocols', 'all_definer', 'ALL TO ledger_definer'),
('ledger.story_protocols', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.story_protocols', 'select_anon', 'SELECT TO anon'),
('ledger.story_protocols', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.story_versions', 'all_definer', 'ALL TO ledger_definer'),
('ledger.story_versions', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.story_versions', 'select_anon', 'SELECT TO anon'),
('ledger.story_versions', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.storyteller_connections', 'all_definer', 'ALL TO ledger_definer'),
('ledger.storyteller_connections', 'select_own', 'SELECT TO authenticated'),
('ledger.value_distribution', 'all_definer', 'ALL TO ledger_definer'),
('ledger.value_distribution', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.value_distribution', 'select_authenticated', 'SELECT TO authenticated'),
('ledger.value_events', 'all_definer', 'ALL TO ledger_definer'),
('ledger.value_events', 'gate_story', 'RESTRICTIVE ALL TO PUBLIC'),
('ledger.value_events', 'select_authenticated', 'SELECT TO authenticated'),
('ops.accepted_exposures', 'all_owner', 'ALL TO ledger_owner'),
('ops.accepted_exposures', 'select_auditor', 'SELECT TO ledger_auditor'),
('ops.jobs', 'all_owner', 'ALL TO ledger_owner'),
('ops.jobs', 'select_auditor', 'SELECT TO ledger_auditor'),
('ops.jobs', 'select_maintenance', 'SELECT TO ledger_maintenance'),
('ops.maintenance_log', 'insert_owner', 'INSERT TO ledger_owner'),
('ops.maintenance_log', 'select_auditor', 'SELECT TO ledger_auditor'),
('ops.maintenance_log', 'select_maintenance', 'SELECT TO ledger_maintenance'),
('ops.partition_sets', 'all_owner', 'ALL TO ledger_owner'),
('ops.partition_sets', 'select_auditor', 'SELECT TO ledger_auditor'),
('ops.partition_sets', 'select_maintenance', 'SELECT TO ledger_maintenance'),
('ops.rules', 'all_owner', 'ALL TO ledger_owner'),
('ops.rules', 'select_auditor', 'SELECT TO ledger_auditor'),
('ops.settings', 'all_owner', 'ALL TO ledger_owner'),
('ops.settings', 'select_auditor', 'SELECT TO ledger_auditor'),
('ops.settings', 'select_maintenance', 'SELECT TO ledger_maintenance'),
('priv.gateways', 'all_definer', 'ALL TO ledger_definer'),
('priv.gateways', 'all_owner', 'ALL TO ledger_owner'),
('priv.legacy_rows', 'all_owner', 'ALL TO ledger_owner'),
('priv.login_profiles', 'all_definer', 'ALL TO ledger_definer'),
('priv.login_profiles', 'all_owner', 'ALL TO ledger_owner');
-- The backup reads each of them. How many partitions there are depends on the day.
INSERT INTO expected
SELECT c.oid::regclass::text, 'select_backup', 'SELECT TO ledger_backup'
FROM ops.list_relations('rp') AS c;

SELECT set_eq(
    'SELECT * FROM policies',
    'SELECT * FROM expected',
    '04 restrictive-scope: each table and partition has exactly these policies, for these'
    ' commands and roles'
);

CREATE POLICY labels_select_anybody ON ledger.labels FOR SELECT USING (TRUE);
ALTER POLICY labels_select_anon ON ledger.labels TO anon, service_role;
SELECT set_eq(
    'SELECT * FROM policies EXCEPT SELECT * FROM expected',
    $$VALUES
    ('ledger.labels', 'select_anybody', 'SELECT TO PUBLIC'),
    ('ledger.labels', 'select_anon', 'SELECT TO anon, service_role')$$,
    'a policy that somebody added or widened is found'
);
DROP POLICY stories_gate_reader ON ledger.stories;
SELECT set_has(
    'SELECT * FROM expected EXCEPT SELECT * FROM policies',
    $$VALUES ('ledger.stories', 'gate_reader', 'RESTRICTIVE ALL TO PUBLIC')$$,
    'a gate that somebody dropped is found'
);

SELECT * FROM finish();
ROLLBACK;
