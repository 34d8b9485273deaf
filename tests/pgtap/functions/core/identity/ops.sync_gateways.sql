BEGIN;
SELECT plan(5);

SELECT ops.sync_gateways('["authenticator"]');
SELECT is(ops.sync_gateways('["authenticator"]'), 0, 'the same logins change no row');
SELECT is(ops.sync_gateways('["authenticator", "planted"]'), 1,
    'a login that the profile adds becomes a gateway');
SELECT is(ops.sync_gateways('["planted"]'), 1,
    'a login that the profile drops is no longer a gateway');
SELECT set_eq(
    'SELECT login::text FROM priv.gateways', ARRAY['planted'],
    '18 claim-spoof: only the logins of the profile are gateways'
);
SELECT ops.sync_gateways(NULL);
SELECT is_empty(
    'SELECT login FROM priv.gateways', 'no login is a gateway if the profile lists none'
);

SELECT * FROM finish();
ROLLBACK;
