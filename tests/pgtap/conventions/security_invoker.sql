BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_security_invoker()',
    '06 view-owner: every view reads with the rights of its reader'
);
SELECT is_empty(
    $$
    SELECT c.oid::regclass
    FROM pg_class AS c
    WHERE c.relnamespace = ANY(tap.schemas_of_owner())
        AND c.relkind = 'v'
        AND NOT coalesce(
            c.reloptions && ARRAY['security_invoker=true', 'security_invoker=on'], FALSE
        )
    $$,
    '06 view-owner: the catalogue has no view without security_invoker'
);

CREATE VIEW ledger.planted AS SELECT id FROM ledger.profiles;
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_security_invoker()
    WHERE metadata ->> 'object' = 'ledger.planted'
    $$,
    '06 view-owner: a view that reads with the rights of its owner is found'
);

SELECT * FROM finish();
ROLLBACK;
