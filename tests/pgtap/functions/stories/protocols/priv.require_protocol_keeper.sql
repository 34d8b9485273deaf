BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT tap.admit('a1', 'c2', 3, p_role => 'steward');
CREATE FUNCTION pg_temp.keeps(p_person integer, p_community text)
RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.become('none', p_person);
    PERFORM priv.require_protocol_keeper(tap.id('a1'), tap.id(p_community));
    RETURN TRUE;
EXCEPTION WHEN SQLSTATE 'EL102' THEN
    RETURN FALSE;
END;
$$;
SELECT function_privs_are(
    'priv', 'require_protocol_keeper', ARRAY['uuid', 'uuid'], r, ARRAY[]::text[],
    r || ' asks nothing of it directly'
)
FROM unnest(ARRAY['anon', 'authenticated']) AS r;
SELECT results_eq(
    $$
    SELECT c, p FROM unnest(ARRAY['c1', 'c2', 'c3']) AS c CROSS JOIN generate_series(1, 8) AS p
    WHERE pg_temp.keeps(p, c)
    $$,
    $$VALUES ('c1', 2), ('c1', 4), ('c2', 3)$$,
    'the lead of a community that shares it, and its stewards there, each for that one alone'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
