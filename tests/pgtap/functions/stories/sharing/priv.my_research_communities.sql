BEGIN;
SELECT plan(4);

SELECT tap.society();
INSERT INTO ledger.research_grants (
    community_id, profile_id, purpose, valid_until, granted_by
)
VALUES (tap.here(), tap.person(8), 'Rain', now() + '1 year', tap.person(3));
SELECT tap.become('authenticated', 8);
SELECT is(priv.my_research_communities(), '{00000000-0000-7000-8000-0000000000c1}'::uuid[], 'who holds a grant studies there');
SELECT tap.become('authenticated', 3);
SELECT is(priv.my_research_communities(), '{}'::uuid[], 'who gave it holds none');
SELECT tap.become('anon');
SELECT is(priv.my_research_communities(), '{}'::uuid[], 'nobody has none, and no NULL');
SELECT tap.become('none');
UPDATE ledger.research_grants SET revoked_at = now();
SELECT tap.become('authenticated', 8);
SELECT is(priv.my_research_communities(), '{}'::uuid[], 'what is revoked is over');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
