BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT function_privs_are(
    'ledger', 'withdraw_story', ARRAY['uuid'], 'anon', ARRAY[]::text[],
    'an anonymous request withdraws nothing'
);
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    format('SELECT ledger.withdraw_story(%L)', current_setting('test.circle')),
    'a storyteller takes their story back in one call'
);
CREATE FUNCTION pg_temp.sees(p_person integer)
RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM tap.become('authenticated', p_person);
    RETURN EXISTS (SELECT FROM ledger.stories WHERE id = tap.story('circle'));
END;
$$;
SELECT results_eq(
    'SELECT p FROM unnest(ARRAY[1, 2, 3, 4, 5, 6]) AS p WHERE pg_temp.sees(p)',
    ARRAY[1],
    'nobody else sees it any more, its elders and leads included'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
