BEGIN;
SELECT plan(4);

SELECT tap.society();
INSERT INTO ledger.sharing_agreements (
    community_a_id, community_b_id, proposing_community_id, proposed_by
)
VALUES (tap.here(), tap.neighbours(), tap.here(), tap.person(4));
PREPARE again AS
INSERT INTO ledger.sharing_agreements (
    community_a_id, community_b_id, proposing_community_id, proposed_by
)
VALUES (tap.here(), tap.neighbours(), tap.neighbours(), tap.person(7));

SELECT is(
    tap.broken('EXECUTE again'), 'sharing_agreements_open_key',
    'a pair has one agreement at a time, whoever proposes the next'
);
UPDATE ledger.sharing_agreements SET accepted_by = tap.person(7), accepted_at = now();
SELECT is(
    tap.broken('EXECUTE again'), 'sharing_agreements_open_key',
    'it is open while it is in force'
);
SELECT is(
    tap.broken(
        $$INSERT INTO ledger.sharing_agreements (
            community_a_id, community_b_id, proposing_community_id, proposed_by
        )
        VALUES (tap.elsewhere(), tap.neighbours(), tap.elsewhere(), tap.person(5))$$
    ),
    'none', 'another pair has its own'
);
UPDATE ledger.sharing_agreements SET ended_at = now();
SELECT is(tap.broken('EXECUTE again'), 'none', 'what has ended makes room');

SELECT * FROM finish();
ROLLBACK;
