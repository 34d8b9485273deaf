BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.agree('e1', FALSE);

SELECT is(
    tap.callers('priv.lock_agreement'), '{}', 'no client locks an agreement by itself'
);
SELECT is(
    tap.who(
        $$SELECT tap.refusal('SELECT priv.lock_agreement(tap.id(''e1''))') = 'done'$$,
        'none'
    ),
    ARRAY[1, 2, 3, 4, 7],
    'only members of the two communities find their agreement'
);
SELECT tap.become('none', 5);
SELECT is(
    tap.refusal(format('SELECT priv.lock_agreement(%L)', id)),
    'EL134 | cannot find agreement ID | No agreement with this id is visible to you. | '
    'Look up the agreements of your communities in ledger.sharing_agreements.',
    '10 existence: an agreement that is hidden or does not exist is refused in one way'
)
FROM unnest(ARRAY[tap.id('e1'), gen_random_uuid()]) AS id;
SELECT tap.become('none');
SELECT matches(
    tap.refusal($$SELECT priv.lock_agreement(tap.id('e1'))$$), '^EL001 ',
    'a request without claims is refused'
);

SELECT * FROM finish();
ROLLBACK;
