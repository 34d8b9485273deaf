ALTER TABLE ledger.stories
ADD COLUMN cross_community_until timestamptz,
ADD COLUMN research_until timestamptz,
ADD COLUMN ai_until timestamptz,
ADD COLUMN required_protocol_ids uuid[],
ADD COLUMN period_keys uuid[];
COMMENT ON COLUMN ledger.stories.cross_community_until IS
'As public_until, for consent to cross_community.';
COMMENT ON COLUMN ledger.stories.research_until IS
'As public_until, for consent to research_use.';
COMMENT ON COLUMN ledger.stories.ai_until IS
'As public_until, for consent to ai_analysis.';
COMMENT ON COLUMN ledger.stories.required_protocol_ids IS
'Derived from story_protocols: the active, mandatory, strict protocols that a reader '
'must satisfy, sorted. NULL, never an empty array, where there is none.';
COMMENT ON COLUMN ledger.stories.period_keys IS
'Derived, sorted: everything that a restricted period can be declared for and that '
'reaches this story, namely its active protocols, its people and its home.';

-- Stories that are there already; their owner sees none while row security is forced.
ALTER TABLE ledger.stories NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger.consent_events NO FORCE ROW LEVEL SECURITY;
WITH latest AS (
    SELECT DISTINCT ON (story_id, purpose)
        story_id,
        purpose,
        CASE
            WHEN state IN ('given', 'renewed') THEN coalesce(expires_at, 'infinity')
        END AS ends_at
    FROM ledger.consent_events
    ORDER BY story_id ASC, purpose ASC, ordinal DESC
)

UPDATE ledger.stories AS s
SET
    period_keys = ARRAY[s.home_community_id],
    cross_community_until = (
        SELECT l.ends_at FROM latest AS l
        WHERE l.story_id = s.id AND l.purpose = 'cross_community'
    ),
    research_until = (
        SELECT l.ends_at FROM latest AS l
        WHERE l.story_id = s.id AND l.purpose = 'research_use'
    ),
    ai_until = (
        SELECT l.ends_at FROM latest AS l
        WHERE l.story_id = s.id AND l.purpose = 'ai_analysis'
    );
ALTER TABLE ledger.consent_events FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger.stories FORCE ROW LEVEL SECURITY;

ALTER TABLE ledger.stories
ALTER COLUMN period_keys SET NOT NULL,
ADD CONSTRAINT stories_required_protocol_ids_check
CHECK (cardinality(required_protocol_ids) > 0),
ADD CONSTRAINT stories_period_keys_check CHECK (home_community_id = ANY(period_keys));
