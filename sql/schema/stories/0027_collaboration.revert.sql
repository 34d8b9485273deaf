DROP TABLE ledger.collaboration_operations;
DROP TABLE ledger.collaboration_sessions;
