BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_restrictive_scope()',
    '04 restrictive-scope: every restrictive policy binds every role'
);
SELECT is_empty(
    $$
    SELECT p.polname
    FROM pg_policy AS p
    INNER JOIN pg_class AS c ON c.oid = p.polrelid
    WHERE c.relnamespace = ANY(tap.schemas_of_owner())
        AND NOT p.polpermissive
        AND p.polroles <> '{0}'
    $$,
    '04 restrictive-scope: the catalogue has no restrictive policy for single roles'
);

CREATE POLICY planted ON ledger.regions AS RESTRICTIVE TO authenticated USING (TRUE);
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_restrictive_scope()
    WHERE metadata ->> 'object' = 'ledger.regions:planted'
    $$,
    '04 restrictive-scope: a restrictive policy for one role is found'
);

SELECT * FROM finish();
ROLLBACK;
