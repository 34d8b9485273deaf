BEGIN;
SELECT plan(5);

SELECT is_empty(
    $$SELECT level, detail FROM ops.verify() WHERE level <> 'INFO'$$,
    'verify finds nothing to correct in a new region'
);
CREATE TABLE ledger.planted (note text);
SELECT set_eq(
    $$SELECT name FROM ops.verify() WHERE detail ~ 'ledger.planted'$$,
    ARRAY[
        'rls_forced', 'primary_key', 'policies_missing', 'comments_missing',
        'content_statistics'
    ],
    'a table without protection is found by every rule that it breaks'
);
CREATE FUNCTION ops.check_planted()
RETURNS SETOF ops.finding
LANGUAGE sql
SET search_path = ''
AS $$
SELECT ops.new_finding('planted', 't', 'ERROR', 'SECURITY', 'd', 'o', 'd', 'r');
$$;
SELECT isnt_empty(
    $$SELECT 1 FROM ops.verify() WHERE name = 'planted'$$,
    'verify runs a new check of any pack by its name'
);
SELECT is_empty(
    $$
    SELECT f.name FROM ops.verify() AS f
    WHERE f.level NOT IN ('ERROR', 'WARN', 'INFO')
        OR num_nulls(f.title, f.facing, f.categories, f.description) > 0
        OR num_nulls(f.detail, f.remediation) > 0
        OR f.metadata ->> 'object' IS NULL
        OR f.cache_key !~ ('^' || f.name || ':')
    $$,
    'every finding has a value in all columns'
);
SET LOCAL ROLE ledger_owner;
SELECT lives_ok(
    'SELECT * FROM ops.verify()', 'the owner can run verify without being a superuser'
);

SELECT * FROM finish();
ROLLBACK;
