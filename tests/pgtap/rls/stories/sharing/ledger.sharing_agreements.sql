BEGIN;
SELECT plan(4);

SELECT tap.society();
INSERT INTO ledger.sharing_agreements (
    community_a_id, community_b_id, proposing_community_id, proposed_by
)
VALUES (tap.here(), tap.neighbours(), tap.here(), tap.person(4));
PREPARE visible AS SELECT right(community_b_id::text, 2) FROM ledger.sharing_agreements;

SELECT is(tap.finds('visible', 'authenticated', w.person), w.sees, w.says)
FROM (
    VALUES
    (
        2, '{c3}'::text[],
        'a member of the community that proposed an agreement reads it'
    ),
    (7, '{c3}', 'a member of the other community reads the proposal'),
    (5, '{}', 'a member of neither community does not read it'),
    (6, '{}', 'a stranger does not read it')
) AS w (person, sees, says);

SELECT * FROM finish();
ROLLBACK;
