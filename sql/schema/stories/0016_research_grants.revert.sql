DROP TABLE ledger.research_grants;
