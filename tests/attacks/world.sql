-- The rows that the attacks try to read. Every text that an attacker must not read contains the word canary.
INSERT INTO ledger.profiles (id, display_name)
VALUES
('00000000-0000-7000-8000-000000000001', 'Storyteller'),
('00000000-0000-7000-8000-000000000002', 'Member'),
('00000000-0000-7000-8000-000000000003', 'Lead'),
('00000000-0000-7000-8000-000000000004', 'Hermit'),
('00000000-0000-7000-8000-000000000005', 'Newcomer');
INSERT INTO ledger.profile_contacts (profile_id, preferences)
VALUES
('00000000-0000-7000-8000-000000000001', '{"mail": "canary mail"}'),
('00000000-0000-7000-8000-000000000004', '{"mail": "canary cave"}');
INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
SELECT '00000000-0000-7000-8000-0000000000c1', r.id, 'river', 'River', 'small', 'AU'
FROM ledger.regions AS r
WHERE r.is_local;
INSERT INTO ledger.community_members (community_id, profile_id, role, status, valid_from)
SELECT
    '00000000-0000-7000-8000-0000000000c1',
    ('00000000-0000-7000-8000-00000000000' || m.person)::uuid,
    m.role,
    'active',
    '2020-01-01'
FROM (VALUES (1, 'member'), (2, 'member'), (3, 'lead')) AS m (person, role);

-- The first protocol has no members. The second one is recommended, and a period hides its stories.
INSERT INTO ledger.cultural_protocols (id, community_id, name, enforcement, created_by)
SELECT
    ('00000000-0000-7000-8000-0000000000' || p.id)::uuid,
    '00000000-0000-7000-8000-0000000000c1',
    'A protocol',
    p.enforcement,
    '00000000-0000-7000-8000-000000000003'
FROM (VALUES ('a1', 'mandatory'), ('a2', 'recommended')) AS p (id, enforcement);
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
SELECT
    p.id,
    p.community_id
FROM ledger.cultural_protocols AS p;
INSERT INTO ledger.protocol_periods (
    kind, effect, protocol_id, declared_by, declaring_community_id, starts_at
)
VALUES (
    'sorry_business', 'hide', '00000000-0000-7000-8000-0000000000a2',
    '00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-0000000000c1',
    '2020-01-01'
);

INSERT INTO ledger.stories (
    storyteller_id, home_community_id, title, content, summary, transcription, privacy
)
SELECT
    '00000000-0000-7000-8000-000000000001',
    '00000000-0000-7000-8000-0000000000c1',
    s.title,
    s.title,
    s.title,
    s.title,
    s.privacy
FROM (
    VALUES
    ('canary draft', 'private'),
    ('canary private', 'private'),
    ('canary bound', 'community'),
    ('canary resting', 'public'),
    ('For the river', 'community'),
    ('For all', 'public')
) AS s (title, privacy);
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by, added_at)
SELECT
    s.id,
    ('00000000-0000-7000-8000-0000000000' || p.id)::uuid,
    s.storyteller_id,
    now()
FROM ledger.stories AS s
INNER JOIN (VALUES ('canary bound', 'a1'), ('canary resting', 'a2')) AS p (title, id)
    ON s.title = p.title;
INSERT INTO ledger.consent_events (
    story_id, purpose, state, subject_id, recorded_by, recipients, method,
    notice_version, notice_language, jurisdiction, withdrawal
)
SELECT
    s.id, 'public_display', 'given', s.storyteller_id, s.storyteller_id, '{anybody}',
    'online', '1', 'en', 'AU', 'in person'
FROM ledger.stories AS s
WHERE s.privacy = 'public';
UPDATE ledger.stories SET status = 'submitted', submitted_at = now()
WHERE title <> 'canary draft';
UPDATE ledger.stories
SET status = 'published', review_status = 'approved', published_at = now()
WHERE title <> 'canary draft';
INSERT INTO ledger.story_analyses (story_id, version, kind, model, result)
SELECT
    s.id,
    s.version,
    'themes',
    'm',
    jsonb_build_object('theme', s.title)
FROM ledger.stories AS s;
