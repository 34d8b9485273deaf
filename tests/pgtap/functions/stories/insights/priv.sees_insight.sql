BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 4);
SELECT set_config(
    'test.insight',
    ledger.record_insight(
        tap.here(), 'theme', 'Water', 'It runs through all.', ARRAY[tap.story('circle')]
    )::text,
    TRUE
);
CREATE FUNCTION pg_temp.sees(p_person integer)
RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.become('none', p_person);
    RETURN priv.sees_insight(current_setting('test.insight')::uuid);
END;
$$;
SELECT tap.become('none');
SELECT results_eq(
    'SELECT p FROM unnest(ARRAY[1, 2, 3, 4, 5, 6]) AS p WHERE pg_temp.sees(p)',
    ARRAY[1, 2, 3, 4],
    'the active members of its community see an insight'
);
SELECT ok(NOT priv.sees_insight(tap.id('ff')), 'what does not exist is seen by nobody');

SELECT * FROM finish();
ROLLBACK;
