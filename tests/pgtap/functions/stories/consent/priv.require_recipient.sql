BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
CREATE FUNCTION pg_temp.receives(p_community text, p_person integer)
RETURNS boolean
LANGUAGE plpgsql
AS $$
DECLARE
    v_story ledger.stories;
BEGIN
    SELECT * INTO v_story FROM ledger.stories
    WHERE id = tap.story('circle');
    PERFORM priv.require_recipient(v_story, tap.id(p_community), tap.person(p_person));
    RETURN TRUE;
EXCEPTION
    WHEN no_data_found THEN
        RETURN FALSE;
END;
$$;
SELECT results_eq(
    'SELECT p FROM unnest(ARRAY[1, 2, 3, 4, 5, 6]) AS p WHERE pg_temp.receives(NULL, p)',
    ARRAY[1, 2, 3, 4],
    'its storyteller and active members of its home receive shares'
);
SELECT results_eq(
    'SELECT c FROM unnest(ARRAY[''c1'', ''c2'']) AS c WHERE pg_temp.receives(c, NULL)',
    ARRAY['c1'],
    'and so do its communities'
);
SELECT throws_ok(
    format('SELECT pg_temp.receives(%L, %L)', community, person), '22023',
    'a share has one recipient', 'one at a time'
)
FROM (VALUES ('c1', 2), (NULL, NULL)) AS t (community, person);
UPDATE ledger.community_members SET status = 'left', valid_until = now()
WHERE profile_id IN (tap.person(1), tap.person(2));
SELECT ok(NOT pg_temp.receives(NULL, 2), 'whoever has left receives none');
SELECT ok(pg_temp.receives(NULL, 1), 'but the storyteller always does');

SELECT * FROM finish();
ROLLBACK;
