BEGIN;
SELECT plan(5);

SELECT tap.society();
INSERT INTO ledger.sharing_agreements (
    community_a_id, community_b_id, proposing_community_id, proposed_by, accepted_by,
    accepted_at
)
VALUES (tap.here(), tap.neighbours(), tap.here(), tap.person(4), tap.person(7), now());
SELECT tap.become('authenticated', 2);
SELECT is(priv.my_partner_communities(), '{00000000-0000-7000-8000-0000000000c3}'::uuid[], 'a member of one side reads with the other');
SELECT tap.become('authenticated', 7);
SELECT is(priv.my_partner_communities(), '{00000000-0000-7000-8000-0000000000c1}'::uuid[], 'and the other way round');
SELECT tap.become('authenticated', 5);
SELECT is(priv.my_partner_communities(), '{}'::uuid[], 'who is a member of neither has no partner');
SELECT tap.become('anon');
SELECT is(priv.my_partner_communities(), '{}'::uuid[], 'nobody has none, and no NULL');
SELECT tap.become('none');
UPDATE ledger.sharing_agreements SET ended_at = now();
SELECT tap.become('authenticated', 2);
SELECT is(priv.my_partner_communities(), '{}'::uuid[], 'what has ended is over');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
