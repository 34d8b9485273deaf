BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.become('authenticated', 3);
SELECT is(priv.my_elder_communities(), '{00000000-0000-7000-8000-0000000000c1}'::uuid[], 'an elder');
SELECT tap.become('authenticated', 4);
SELECT is(priv.my_elder_communities(), '{}'::uuid[], 'a lead is no elder');
SELECT tap.become('authenticated', 2);
SELECT is(priv.my_elder_communities(), '{}'::uuid[], 'nor is a member');
SELECT tap.become('anon');
SELECT is(priv.my_elder_communities(), '{}'::uuid[], 'nobody has none, and no NULL');
SELECT tap.become('none');
UPDATE ledger.community_members SET valid_until = now() WHERE role = 'elder';
SELECT tap.become('authenticated', 3);
SELECT is(priv.my_elder_communities(), '{}'::uuid[], 'nor who no longer is one');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
