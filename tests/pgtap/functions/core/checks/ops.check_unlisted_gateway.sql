BEGIN;
SELECT plan(4);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_unlisted_gateway()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);
SELECT is_empty(
    'SELECT detail FROM ops.check_unlisted_gateway()',
    'the gateways of the profile are believed, no other login is'
);

INSERT INTO priv.gateways (login) VALUES ('planted login');
SELECT results_eq(
    'SELECT level, detail, remediation FROM ops.check_unlisted_gateway()',
    $$
    VALUES (
        'ERROR',
        'Login "planted login" is believed and the region profile does not list it.',
        'DELETE FROM priv.gateways WHERE login = ''planted login'';'
    )
    $$,
    'a login that was added by hand is named'
);

DO $do$
BEGIN
    EXECUTE (SELECT remediation FROM ops.check_unlisted_gateway());
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_unlisted_gateway()', 'the remedy, pasted, cures it'
);

SELECT * FROM finish();
ROLLBACK;
