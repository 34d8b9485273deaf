BEGIN;
SELECT plan(2);

DELETE FROM priv.gateways
WHERE login = session_user;
INSERT INTO priv.gateways (login) VALUES ('planted');
SELECT is(
    tap.roles_for('SELECT FROM priv.gateways'),
    ARRAY['ledger_definer', 'ledger_owner'],
    'only functions and the owner read which logins are gateways'
);
SELECT is(
    tap.roles_for($$INSERT INTO priv.gateways (login) VALUES (session_user)$$), ARRAY['ledger_owner'],
    '18 claim-spoof: only the owner, as whom deployers act, makes a login a gateway'
);

SELECT * FROM finish();
ROLLBACK;
