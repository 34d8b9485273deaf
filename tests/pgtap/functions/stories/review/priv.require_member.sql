BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    $$SELECT priv.require_member(tap.elsewhere())$$,
    'an active member passes'
);
SELECT throws_ok(
    'SELECT priv.require_member(NULL)', 'EL103',
    'not an active member of community <NULL>',
    'no community is none of theirs'
);
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    $$SELECT priv.require_member(tap.elsewhere())$$, 'EL103',
    'not an active member of community 00000000-0000-7000-8000-0000000000c2',
    'a member of another community does not'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
