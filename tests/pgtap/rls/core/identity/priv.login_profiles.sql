BEGIN;
SELECT plan(2);

SELECT tap.memberships();
INSERT INTO priv.login_profiles VALUES ('planted', tap.person(2));
SELECT is(
    tap.roles_for('SELECT FROM priv.login_profiles'),
    ARRAY['ledger_definer', 'ledger_owner'],
    'only functions and the owner read which login has which profile'
);
SELECT is(
    tap.roles_for($$INSERT INTO priv.login_profiles VALUES (session_user, tap.person(3))$$), ARRAY['ledger_owner'],
    '18 claim-spoof: only the owner, as whom deployers act, gives a login a profile'
);

SELECT * FROM finish();
ROLLBACK;
