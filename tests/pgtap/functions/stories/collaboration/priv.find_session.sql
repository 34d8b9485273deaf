BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.open_session('d1', 'asked');
SELECT tap.open_session('d2', 'draft');

CREATE FUNCTION pg_temp.finders(p_session text)
RETURNS integer[]
LANGUAGE sql
AS $$
SELECT tap.who(
    format(
        'SELECT tap.refusal(%L) = ''done''',
        format('SELECT priv.find_session(%L)', tap.id(p_session))
    ),
    'none'
);
$$;

SELECT is(
    pg_temp.finders('d1'), ARRAY[1, 3, 4],
    'the storyteller and those who review a submitted story find its session'
);
SELECT is(
    pg_temp.finders('d2'), ARRAY[1], 'only the storyteller finds the session of a draft'
);
SELECT tap.become('none', 2);
SELECT is(
    tap.refusal(format('SELECT priv.find_session(%L)', session)),
    tap.unseen('collaboration session'), description
)
FROM (
    VALUES
    (tap.id('d1'), '10 existence: a member does not find a session'),
    (
        tap.id('ff'),
        '10 existence: a session that does not exist is refused in the same words'
    )
) AS a (session, description);
SELECT tap.become('none');
SELECT matches(
    tap.refusal($$SELECT priv.find_session(tap.id('d1'))$$), '^EL001 ',
    'without claims nobody finds a session'
);

SELECT * FROM finish();
ROLLBACK;
