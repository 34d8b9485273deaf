DROP TABLE ledger.consent_events;
DROP TABLE ledger.consent_purposes;
