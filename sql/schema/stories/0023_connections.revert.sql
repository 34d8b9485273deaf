DROP TABLE ledger.storyteller_connections;
DROP TABLE ledger.knowledge_connections;
