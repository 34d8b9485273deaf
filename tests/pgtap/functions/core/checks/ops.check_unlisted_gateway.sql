BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_unlisted_gateway()',
    'the check does not report the gateways of the profile'
);

INSERT INTO priv.gateways (login) VALUES ('planted login');
SELECT results_eq(
    'SELECT level, detail, remediation FROM ops.check_unlisted_gateway()',
    $$
    VALUES (
        'ERROR',
        'Login "planted login" is a gateway, and the region profile does not list it.',
        'DELETE FROM priv.gateways WHERE login = ''planted login'';'
    )
    $$,
    'the check reports a gateway that somebody added by hand'
);

SELECT tap.cure('ops.check_unlisted_gateway');
SELECT is_empty(
    'SELECT detail FROM ops.check_unlisted_gateway()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
