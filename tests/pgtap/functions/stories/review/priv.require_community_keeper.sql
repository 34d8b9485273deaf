BEGIN;
SELECT plan(3);

SELECT tap.society();

CREATE FUNCTION pg_temp.leads(p_person integer)
RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.become('none', p_person);
    PERFORM priv.require_community_keeper(tap.here(), 'writes labels of');
    RETURN TRUE;
EXCEPTION
    WHEN SQLSTATE 'EL102' THEN
        RETURN FALSE;
END;
$$;
SELECT results_eq(
    'SELECT p FROM unnest(ARRAY[1, 2, 3, 4, 5, 6]) AS p WHERE pg_temp.leads(p)',
    ARRAY[3, 4],
    'its elder and its lead decide for a community, nobody else'
);
SELECT tap.become('none', 4);
SELECT throws_ok(
    'SELECT priv.require_community_keeper(NULL, ''writes labels of'')', 'EL102',
    'only an elder or lead writes labels of community <NULL>',
    'no community is nobody''s'
);
SELECT tap.become('none');
SELECT throws_ok(
    $$SELECT priv.require_community_keeper(tap.here(), 'writes labels of')$$, 'EL001',
    'nobody is signed in', 'nobody in particular decides nothing'
);

SELECT * FROM finish();
ROLLBACK;
