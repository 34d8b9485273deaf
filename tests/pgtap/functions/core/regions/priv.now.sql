BEGIN;
SELECT plan(9);

SELECT is(priv.now(), now(), 'the time is the start of the transaction');
SELECT set_config('ledger.clock', '2031-01-01 12:00:00+00', TRUE);
SELECT is(
    priv.now(), '2031-01-01 12:00:00+00'::timestamptz,
    'a deployer can move the clock'
);
SET LOCAL ROLE authenticated;
SELECT is(
    priv.now(), '2031-01-01 12:00:00+00'::timestamptz,
    'a moved clock also applies while the deployer acts as another role'
);
RESET ROLE;
SELECT set_config('ledger.clock', '', TRUE);
SELECT is(priv.now(), now(), 'an empty setting does not move the clock');

CREATE ROLE planted_login LOGIN IN ROLE authenticated;
GRANT ledger_auditor TO planted_login;
CREATE ROLE planted_deployer LOGIN IN ROLE ledger_owner;
SELECT set_config('ledger.clock', '2031-01-01 12:00:00+00', TRUE);
SET LOCAL SESSION AUTHORIZATION planted_login;
SET LOCAL ROLE authenticated;
SELECT is(
    priv.now(), now(),
    '18 claim-spoof: the clock setting of any other login does nothing'
);
SELECT set_config('ledger.clock', 'no time at all', TRUE);
SELECT is(priv.now(), now(),
    'a clock setting of another login that is not a time raises no error');
RESET SESSION AUTHORIZATION;
SET LOCAL SESSION AUTHORIZATION planted_deployer;
SET LOCAL ROLE ledger_owner;
SELECT set_config('ledger.clock', '2031-01-01 12:00:00+00', TRUE);
SELECT is(
    priv.now(), '2031-01-01 12:00:00+00'::timestamptz,
    'a deployer who is not a superuser can move the clock'
);
RESET SESSION AUTHORIZATION;
SELECT volatility_is('priv', 'now', ARRAY[]::text[], 'stable',
    'the function is stable, so that a query calls it once');

RESET ROLE;
SELECT set_eq(
    $$
    SELECT a.grantee::regrole::text
    FROM pg_proc AS p
    CROSS JOIN aclexplode(p.proacl) AS a
    WHERE p.oid = 'priv.now()'::regprocedure AND a.grantee <> p.proowner
    $$,
    ARRAY['anon', 'authenticated', 'ledger_definer', 'service_role'],
    'every request may call the function'
);

SELECT * FROM finish();
ROLLBACK;
