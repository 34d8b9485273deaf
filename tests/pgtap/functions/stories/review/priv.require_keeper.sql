BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

CREATE FUNCTION pg_temp.keeps(p_person integer)
RETURNS boolean
LANGUAGE plpgsql
AS $$
DECLARE
    v_story ledger.stories;
BEGIN
    PERFORM tap.become('none', p_person);
    SELECT * INTO v_story FROM ledger.stories
    WHERE id = tap.story('circle');
    PERFORM priv.require_keeper(v_story, 'keeps');
    RETURN TRUE;
EXCEPTION
    WHEN SQLSTATE 'EL102' THEN
        RETURN FALSE;
END;
$$;
SELECT results_eq(
    'SELECT p FROM unnest(ARRAY[1, 2, 3, 4, 5, 6]) AS p WHERE pg_temp.keeps(p)',
    ARRAY[1, 3, 4],
    'the storyteller, the elder and the lead of its home keep a story, nobody else'
);
SELECT tap.become('none', 2);
SELECT throws_ok(
    format(
        $$SELECT priv.require_keeper(s, 'restores') FROM ledger.stories AS s
          WHERE s.id = %L$$,
        current_setting('test.circle')
    ),
    'EL102',
    'only its storyteller or an elder or lead of its home restores story '
    || current_setting('test.circle'),
    'the refusal says what was tried'
);

SELECT * FROM finish();
ROLLBACK;
