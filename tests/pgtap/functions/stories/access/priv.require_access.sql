BEGIN;
SELECT plan(5);

SELECT lives_ok(format('SELECT priv.require_access(%L)', a), a || ' is an access')
FROM unnest(ARRAY['view', 'edit', 'share', 'analyze']) AS a;
SELECT throws_ok(
    'SELECT priv.require_access(NULL)', '22023', 'unknown access <NULL>',
    'none is not'
);

SELECT * FROM finish();
ROLLBACK;
