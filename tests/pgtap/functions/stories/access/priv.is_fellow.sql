BEGIN;
SELECT plan(4);

SELECT tap.society();

CREATE FUNCTION pg_temp.fellows(p_person integer)
RETURNS integer[]
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.become('none', p_person);
    RETURN ARRAY(
        SELECT p FROM generate_series(1, 6) AS p
        WHERE priv.is_fellow(tap.person(p))
    );
END;
$$;

SELECT is(
    pg_temp.fellows(1), ARRAY[1, 2, 3, 4, 5],
    'the members of both of their communities are fellows of a person'
);
SELECT is(
    pg_temp.fellows(2), ARRAY[1, 2, 3, 4], 'a member of another community is no fellow'
);
SELECT is(pg_temp.fellows(6), '{}', '30 empty-set: a stranger has no fellows');
SELECT tap.become('none');
UPDATE ledger.community_members SET status = 'left', valid_until = now()
WHERE profile_id = tap.person(3);
SELECT is(
    pg_temp.fellows(2), ARRAY[1, 2, 4], 'a person who left the community is no fellow'
);

SELECT * FROM finish();
ROLLBACK;
