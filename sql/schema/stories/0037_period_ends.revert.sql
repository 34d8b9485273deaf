DROP INDEX ledger.protocol_periods_end_idx;
CREATE INDEX protocol_periods_end_idx
ON ledger.protocol_periods ((coalesce(least(ends_at, lifted_at), 'infinity')));
COMMENT ON INDEX ledger.protocol_periods_end_idx IS
'Finds the few periods that are not over among the many that are.';
