BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
CREATE FUNCTION pg_temp.told(p_asking integer)
RETURNS integer[]
LANGUAGE sql
AS $$
SELECT tap.become('authenticated', p_asking);
SELECT array_agg(p)
FROM generate_series(1, 6) AS p
WHERE priv.check_story_access(tap.story('circle'), tap.person(p), 'view');
$$;

SELECT
    is(pg_temp.told(2), ARRAY[2], 'called directly, it tells a member of themselves');
SELECT is(pg_temp.told(6), NULL, 'a stranger nothing');
SELECT is(pg_temp.told(4), ARRAY[1, 2, 3, 4], 'and a lead of everybody');
SELECT tap.become('none');
SELECT is(
    ARRAY(
        SELECT r
        FROM
            unnest(
                ARRAY[
                    'anon',
                    'authenticated',
                    'ledger_auditor',
                    'ledger_maintenance',
                    'service_role'
                ]
            ) AS r
        WHERE
            has_function_privilege(
                r, 'priv.check_story_access(uuid, uuid, text)', 'EXECUTE'
            )
    ),
    ARRAY['anon', 'authenticated'],
    'it is for people; others have judge_access'
);

SELECT * FROM finish();
ROLLBACK;
