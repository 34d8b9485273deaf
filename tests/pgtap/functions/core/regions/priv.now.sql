BEGIN;
SELECT plan(9);

SELECT is(priv.now(), now(), 'the time is that of the transaction');
SELECT set_config('ledger.clock', '2031-01-01 12:00:00+00', TRUE);
SELECT is(
    priv.now(), '2031-01-01 12:00:00+00'::timestamptz,
    'a deployer moves the clock'
);
SET LOCAL ROLE authenticated;
SELECT is(
    priv.now(), '2031-01-01 12:00:00+00'::timestamptz,
    'and keeps it while acting as somebody else'
);
RESET ROLE;
SELECT set_config('ledger.clock', '', TRUE);
SELECT is(priv.now(), now(), 'an empty setting moves nothing');

CREATE ROLE planted_login LOGIN IN ROLE authenticated;
GRANT ledger_auditor TO planted_login;
CREATE ROLE planted_deployer LOGIN IN ROLE ledger_owner;
SELECT set_config('ledger.clock', '2031-01-01 12:00:00+00', TRUE);
SET LOCAL SESSION AUTHORIZATION planted_login;
SET LOCAL ROLE authenticated;
SELECT is(
    priv.now(), now(), '18 claim-spoof: for any other login the setting is nothing'
);
SELECT set_config('ledger.clock', 'no time at all', TRUE);
SELECT is(priv.now(), now(), 'not even nonsense in it is read');
RESET SESSION AUTHORIZATION;
SET LOCAL SESSION AUTHORIZATION planted_deployer;
SET LOCAL ROLE ledger_owner;
SELECT set_config('ledger.clock', '2031-01-01 12:00:00+00', TRUE);
SELECT is(
    priv.now(), '2031-01-01 12:00:00+00'::timestamptz,
    'a deployer need not be a superuser'
);
RESET SESSION AUTHORIZATION;
SELECT volatility_is('priv', 'now', ARRAY[]::text[], 'stable', 'a policy asks once');

RESET ROLE;
SELECT set_eq(
    $$
    SELECT a.grantee::regrole::text
    FROM pg_proc AS p
    CROSS JOIN aclexplode(p.proacl) AS a
    WHERE p.oid = 'priv.now()'::regprocedure
        AND a.grantee <> p.proowner
    $$,
    ARRAY['anon', 'authenticated', 'ledger_definer', 'service_role'],
    'every request may ask what time counts'
);

SELECT * FROM finish();
ROLLBACK;
