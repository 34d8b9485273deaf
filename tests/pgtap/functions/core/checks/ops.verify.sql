BEGIN;
SELECT plan(5);

SELECT is_empty(
    $$SELECT level, detail FROM ops.verify() WHERE level <> 'INFO'$$,
    'a shipped database has nothing to act on'
);
CREATE TABLE ledger.planted (note text);
SELECT set_eq(
    $$SELECT name FROM ops.verify() WHERE detail ~ 'ledger.planted'$$,
    ARRAY[
        'rls_forced', 'primary_key', 'policies_missing', 'comments_missing',
        'content_statistics'
    ],
    'a careless table is found by every rule that it breaks'
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
    'a check takes part by its name, whichever pack brings it'
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
    'every finding has all its columns'
);
SET LOCAL ROLE ledger_owner;
SELECT lives_ok(
    'SELECT * FROM ops.verify()', 'deployers run it without being superusers'
);

SELECT * FROM finish();
ROLLBACK;
