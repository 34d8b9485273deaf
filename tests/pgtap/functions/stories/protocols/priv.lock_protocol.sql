BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT function_privs_are(
    'priv', 'lock_protocol', ARRAY['uuid', 'boolean'], 'authenticated', ARRAY[]::text[],
    'a client locks nothing by itself'
);
SELECT tap.become('none', 1);
SELECT is(
    (SELECT (priv.lock_protocol(tap.id('a1'), w)).name), 'Women''s business',
    'a member of a community that shares it holds it, ' || d
)
FROM (VALUES (FALSE, 'against change'), (TRUE, 'to change it')) AS t (w, d);
SELECT tap.become('none', 7);
SELECT is(
    tap.refusal(format('SELECT priv.lock_protocol(%L)', id)),
    'EL131 | cannot find protocol ID | No protocol with this id is visible to you. | '
    'Look the protocols of your communities up in ledger.cultural_protocols.',
    '10 existence: the same words for one that is hidden and one that does not exist'
)
FROM unnest(ARRAY[tap.id('a1'), gen_random_uuid()]) AS id;
SELECT tap.become('none');
SELECT matches(
    tap.refusal($$SELECT priv.lock_protocol(tap.id('a1'))$$), '^EL001 ',
    'nobody in particular holds none'
);

SELECT * FROM finish();
ROLLBACK;
