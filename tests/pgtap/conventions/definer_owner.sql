BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_definer_owner()',
    'every SECURITY DEFINER function belongs to the definer, or in ops to the owner'
);
SELECT is_empty(
    $$
    SELECT p.oid::regprocedure
    FROM pg_proc AS p
    WHERE p.pronamespace = ANY(tap.schemas_of_owner())
        AND p.prosecdef
        AND p.proowner <> 'ledger_definer'::regrole
        AND (p.pronamespace, p.proowner)
        <> ('ops'::regnamespace::oid, 'ledger_owner'::regrole::oid)
    $$,
    'the catalogue has no SECURITY DEFINER function of another role'
);

ALTER FUNCTION priv.is_lead(uuid, uuid) OWNER TO session_user;
SELECT isnt_empty(
    $$SELECT detail FROM ops.check_definer_owner() WHERE detail LIKE '%priv.is_lead%'$$,
    'a helper that runs with the rights of a deployer is found'
);

SELECT * FROM finish();
ROLLBACK;
