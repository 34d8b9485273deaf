BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_lasting_claims()',
    '19 pooled-claim: no connection begins with claims'
);
SELECT is_empty(
    $$
    SELECT c
    FROM pg_db_role_setting AS s, unnest(s.setconfig) AS c
    WHERE c LIKE 'request.%'
    $$,
    '19 pooled-claim: no role and no database has a setting for claims'
);

ALTER ROLE authenticated SET "request.jwt.claims" = '{}';
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_lasting_claims()
    WHERE metadata ->> 'object' = 'ROLE authenticated'
    $$,
    '19 pooled-claim: a role with a setting for claims is found'
);

SELECT * FROM finish();
ROLLBACK;
