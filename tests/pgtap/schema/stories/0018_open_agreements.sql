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
    'a pair cannot have a second proposal, whichever side proposes it'
);
UPDATE ledger.sharing_agreements SET accepted_by = tap.person(7), accepted_at = now();
SELECT is(
    tap.broken('EXECUTE again'), 'sharing_agreements_open_key',
    'a pair with an accepted agreement cannot have a second one'
);
SELECT is(
    tap.broken(
        $$INSERT INTO ledger.sharing_agreements (
            community_a_id, community_b_id, proposing_community_id, proposed_by
        )
        VALUES (tap.elsewhere(), tap.neighbours(), tap.elsewhere(), tap.person(5))$$
    ),
    'none', 'another pair can have an agreement'
);
UPDATE ledger.sharing_agreements SET ended_at = now();
SELECT is(tap.broken('EXECUTE again'), 'none',
    'a pair can have a new agreement after the old one ended');

SELECT * FROM finish();
ROLLBACK;
