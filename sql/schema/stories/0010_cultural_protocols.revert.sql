DROP TABLE ledger.protocol_members;
ALTER TABLE ledger.cultural_protocols
DROP CONSTRAINT cultural_protocols_community_id_fkey;
DROP TABLE ledger.protocol_communities;
DROP TABLE ledger.cultural_protocols;
