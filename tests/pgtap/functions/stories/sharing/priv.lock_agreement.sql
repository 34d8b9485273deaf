BEGIN;
SELECT plan(6);

SELECT tap.society();
INSERT INTO ledger.sharing_agreements (
    id, community_a_id, community_b_id, proposing_community_id, proposed_by
)
VALUES (tap.id('e1'), tap.here(), tap.neighbours(), tap.here(), tap.person(4));
SELECT function_privs_are(
    'priv', 'lock_agreement', ARRAY['uuid'], 'authenticated', ARRAY[]::text[],
    'a client locks nothing by itself'
);
SELECT is(
    (
        SELECT (priv.lock_agreement(tap.id('e1'))).proposed_by
        FROM tap.become('none', p)
    ),
    tap.person(4), 'a member of either side holds it: ' || p
)
FROM unnest(ARRAY[2, 7]) AS p;
SELECT tap.become('none', 5);
SELECT is(
    tap.refusal(format('SELECT priv.lock_agreement(%L)', id)),
    'EL134 | cannot find agreement ID | No agreement with this id is visible to you. | '
    'Look the agreements of your communities up in ledger.sharing_agreements.',
    '10 existence: the same words for another''s and for one that does not exist'
)
FROM unnest(ARRAY[tap.id('e1'), gen_random_uuid()]) AS id;
SELECT tap.become('none');
SELECT matches(
    tap.refusal($$SELECT priv.lock_agreement(tap.id('e1'))$$), '^EL001 ',
    'nobody in particular holds none'
);

SELECT * FROM finish();
ROLLBACK;
