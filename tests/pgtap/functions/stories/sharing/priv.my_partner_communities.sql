BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.agree('e1');

SELECT is(
    tap.who(format('SELECT priv.my_partner_communities() = ARRAY[%L::uuid]', partner)),
    people, description
)
FROM (
    VALUES
    (
        tap.neighbours(), ARRAY[1, 2, 3, 4],
        'a member of one side of an agreement finds the other side'
    ),
    (tap.here(), ARRAY[7], 'a member of the other side finds the first side')
) AS a (partner, people, description);
UPDATE ledger.sharing_agreements SET ended_at = now();
SELECT is(
    tap.who($$SELECT priv.my_partner_communities() = '{}'$$),
    ARRAY[1, 2, 3, 4, 5, 6, 7, 8, 9],
    'after an agreement has ended everybody finds an empty array, not NULL'
);
SELECT tap.become('anon');
SELECT is(
    priv.my_partner_communities(), '{}'::uuid[],
    'an anonymous request finds an empty array, not NULL'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
