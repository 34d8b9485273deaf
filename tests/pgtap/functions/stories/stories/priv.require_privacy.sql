BEGIN;
SELECT plan(4);

SELECT lives_ok(format('SELECT priv.require_privacy(%L)', p), p || ' is a privacy')
FROM unnest(ARRAY['private', 'community', 'public']) AS p;
SELECT throws_ok(
    'SELECT priv.require_privacy(NULL)', '22023', 'unknown privacy <NULL>',
    'NULL is no privacy'
);

SELECT * FROM finish();
ROLLBACK;
