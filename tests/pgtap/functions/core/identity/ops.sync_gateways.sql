BEGIN;
SELECT plan(5);

SELECT ops.sync_gateways('["authenticator"]');
SELECT is(ops.sync_gateways('["authenticator"]'), 0, 'the same logins change nothing');
SELECT is(ops.sync_gateways('["authenticator", "planted"]'), 1, 'a login comes');
SELECT is(ops.sync_gateways('["planted"]'), 1, 'a login goes');
SELECT set_eq(
    'SELECT login::text FROM priv.gateways', ARRAY['planted'],
    '18 claim-spoof: what the profile no longer names is no longer believed'
);
SELECT ops.sync_gateways(NULL);
SELECT is_empty(
    'SELECT login FROM priv.gateways', 'a profile without gateways believes nobody'
);

SELECT * FROM finish();
ROLLBACK;
