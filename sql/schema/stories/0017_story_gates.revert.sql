ALTER TABLE ledger.stories
DROP COLUMN period_keys,
DROP COLUMN required_protocol_ids,
DROP COLUMN ai_until,
DROP COLUMN research_until,
DROP COLUMN cross_community_until;
