BEGIN;
SELECT plan(5);

SELECT lives_ok(
    format('SELECT priv.require_access(%L)', a), a || ' is a kind of access'
)
FROM unnest(ARRAY['view', 'edit', 'share', 'analyze']) AS a;
SELECT throws_ok(
    'SELECT priv.require_access(NULL)', '22023', 'unknown access <NULL>',
    'NULL is no kind of access'
);

SELECT * FROM finish();
ROLLBACK;
