BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.learn('d1', 'circle');

SELECT is(
    tap.who($$SELECT priv.sees_insight(tap.id('d1'))$$, 'none'), ARRAY[1, 2, 3, 4],
    'the members of its community see an insight, and nobody else'
);
SELECT is(
    tap.who($$SELECT priv.sees_insight(tap.id('ff'))$$, 'none'), '{}',
    'nobody sees an insight that does not exist'
);

SELECT * FROM finish();
ROLLBACK;
