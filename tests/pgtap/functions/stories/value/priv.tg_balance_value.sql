BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.earn('b1', 'circle');
SELECT tap.earn('b2', 'circle', NULL);

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
        tap.id(p_event), a.position, tap.story('circle'), tap.person(a.position),
        a.amount, 'cash', tap.person(4)
    FROM unnest(p_amounts) WITH ORDINALITY AS a (amount, position);
    SET CONSTRAINTS ledger.t900_balance IMMEDIATE;
END;
$$;

SELECT matches(
    tap.refusal(format('SELECT pg_temp.share(%L, %L)', event, amounts)),
    '^23000 . shares of value event ID do not add up . They add up to ' || sums,
    description
)
FROM (
    VALUES
    ('b1', '{99.99}', '99.99; the event brought 100.00', 'a missing cent is refused'),
    (
        'b1', '{50,50.01}', '100.01; the event brought 100.00',
        'a cent too much is refused'
    ),
    (
        'b2', '{1}', '1.00; the event brought 0',
        'a share of an event without money is refused'
    )
) AS a (event, amounts, sums, description);
SELECT is(
    tap.refusal($$SELECT pg_temp.share('b1', '{33.33,33.33,33.34}')$$), 'done',
    'shares that add up to the cent when the transaction ends are done'
);

SELECT * FROM finish();
ROLLBACK;
