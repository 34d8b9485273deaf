BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.event',
    ledger.record_value(tap.story('circle'), 'monetary', 'A fee.', 100, 'AUD')::text, TRUE
);
SELECT set_config(
    'test.kind',
    ledger.record_value(tap.story('circle'), 'social', 'A new bench.')::text, TRUE
);
SELECT tap.become('none');
CREATE FUNCTION pg_temp.share(p_event text, p_amounts numeric[])
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    SET CONSTRAINTS ledger.t900_balance DEFERRED;
    INSERT INTO ledger.value_distribution (
        event_id, position, story_id, profile_id, amount, method, distributed_by
    )
    SELECT
        p_event::uuid, a.position, tap.story('circle'),
        tap.person(a.position), a.amount, 'cash',
        tap.person(4)
    FROM unnest(p_amounts) WITH ORDINALITY AS a (amount, position);
    SET CONSTRAINTS ledger.t900_balance IMMEDIATE;
END;
$$;
SELECT throws_ok(
    format('SELECT pg_temp.share(%L, %L)', event, amounts), '23000',
    format('shares of value event %s do not add up', event),
    description
)
FROM (
    VALUES
    (current_setting('test.event'), '{99.99}', 'a cent is missing'),
    (current_setting('test.event'), '{50,50.01}', 'a cent too much'),
    (current_setting('test.kind'), '{1}', 'what is not money has no shares')
) AS t (event, amounts, description);
SELECT lives_ok(
    format('SELECT pg_temp.share(%L, ''{33.33,33.33,33.34}'')', current_setting('test.event')),
    'to the cent, at the end of the transaction'
);

SELECT * FROM finish();
ROLLBACK;
