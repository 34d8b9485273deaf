BEGIN;
SELECT plan(5);

SELECT tap.protocol_society();

SELECT is(
    tap.callers('priv.lock_protocol'), '{}', 'no client locks a protocol directly'
);
SELECT tap.become('none', 1);
SELECT is(
    (priv.lock_protocol(tap.id('a1'), to_change)).name, 'Women''s business', description
)
FROM (
    VALUES
    (FALSE, 'a member of a community that shares a protocol locks it against changes'),
    (TRUE, 'a member of a community that shares a protocol locks it to change it')
) AS a (to_change, description);
SELECT tap.become('none', 7);
SELECT is(
    string_agg(DISTINCT tap.refusal(format('SELECT priv.lock_protocol(%L)', id)), ' or '),
    'EL131 | cannot find protocol ID | No protocol with this id is visible to you. | '
    'Look up the protocols of your communities in ledger.cultural_protocols.',
    '10 existence: a hidden protocol is refused in the words for one that does not exist'
)
FROM unnest(ARRAY[tap.id('a1'), tap.id('ff')]) AS id;
SELECT tap.become('none');
SELECT matches(
    tap.refusal($$SELECT priv.lock_protocol(tap.id('a1'))$$), '^EL001 ',
    'a request without claims is refused'
);

SELECT * FROM finish();
ROLLBACK;
