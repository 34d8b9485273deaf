BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.deny('media_use');
SELECT tap.deny('media_use', 'c2', FALSE);
SELECT tap.become('anon');

SELECT is(
    priv.denied_communities('media_use'), ARRAY[tap.here()],
    'only a community that denies the purpose is returned, not one that allows it'
);
SELECT is(
    priv.denied_communities('policy_use'), '{}'::uuid[],
    'for a purpose that no community denies the result is an empty array, not NULL'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
