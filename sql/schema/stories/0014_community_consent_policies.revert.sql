DROP TABLE ledger.community_consent_policies;
