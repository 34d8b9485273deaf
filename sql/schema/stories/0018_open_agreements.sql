CREATE UNIQUE INDEX sharing_agreements_open_key
ON ledger.sharing_agreements (community_a_id, community_b_id) WHERE ended_at IS NULL;
COMMENT ON INDEX ledger.sharing_agreements_open_key IS
'Two communities have one agreement at a time: ending the one that they know ends what '
'it opened.';
