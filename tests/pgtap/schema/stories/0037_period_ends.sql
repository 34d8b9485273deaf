BEGIN;
SELECT plan(1);

SET LOCAL enable_seqscan = off;
SET LOCAL ROLE ledger_definer;
PREPARE open_periods AS
SELECT FROM ledger.protocol_periods
WHERE least(ends_at, lifted_at, 'infinity') > now();
CREATE FUNCTION pg_temp.plan_of(p_query text)
RETURNS SETOF text
LANGUAGE plpgsql
AS $$
BEGIN
    RETURN QUERY EXECUTE 'EXPLAIN ' || p_query;
END;
$$;
SELECT ok(
    EXISTS (
        SELECT FROM pg_temp.plan_of('EXECUTE open_periods') AS p
        WHERE p LIKE '%protocol_periods_end_idx%'
    ),
    'under row security a helper finds open periods through the index'
);

SELECT * FROM finish();
ROLLBACK;
