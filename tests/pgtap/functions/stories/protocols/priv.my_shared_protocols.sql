BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.become('authenticated', 2);
SELECT is(priv.my_shared_protocols(), '{00000000-0000-7000-8000-0000000000a1}'::uuid[], 'a member of its community knows a protocol');
SELECT tap.become('authenticated', 5);
SELECT is(priv.my_shared_protocols(), '{00000000-0000-7000-8000-0000000000a1}'::uuid[], 'so does a member of another that shares it');
SELECT tap.become('authenticated', 7);
SELECT is(priv.my_shared_protocols(), '{}'::uuid[], 'a member of neither does not');
SELECT tap.become('anon');
SELECT is(priv.my_shared_protocols(), '{}'::uuid[], 'nobody has none, and no NULL');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
