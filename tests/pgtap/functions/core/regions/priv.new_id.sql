BEGIN;
SELECT plan(6);

CREATE TEMP TABLE made AS
SELECT g AS place, priv.new_id() AS id
FROM generate_series(1, 1000) AS g;

SELECT is_empty(
    $$SELECT id FROM made WHERE id::text !~ '^.{14}7.{4}[89ab]'$$,
    'every id is of version 7 and of the standard variant'
);
SELECT is(
    (SELECT count(DISTINCT id) FROM made), 1000::bigint,
    'no id occurs twice'
);
SELECT cmp_ok(
    (
        SELECT max(abs(extract(EPOCH FROM priv.uuid_time(id) - clock_timestamp())))
        FROM made
    ),
    '<', 5::numeric,
    'an id holds the time when it was made'
);
CREATE TEMP TABLE later AS
SELECT priv.new_id() AS id FROM pg_sleep(0.002);
SELECT ok(
    (SELECT max(id::text) FROM made) < (SELECT min(id::text) FROM later),
    'an id that is made later sorts later'
);
SELECT is(
    (SELECT count(DISTINCT substr(id::text, 20)) FROM made), 1000::bigint,
    '10 existence: the tail of an id cannot be guessed from another'
);
SELECT set_eq(
    $$
    SELECT rolname FROM pg_roles
    WHERE rolname IN (
        'anon', 'authenticated', 'service_role', 'ledger_definer', 'ledger_auditor'
    )
    AND has_function_privilege(oid, 'priv.new_id()', 'EXECUTE')
    $$,
    ARRAY['authenticated', 'ledger_definer'],
    'only people and the definer may call the function'
);

SELECT * FROM finish();
ROLLBACK;
