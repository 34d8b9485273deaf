BEGIN;
SELECT plan(1);

SELECT tap.society();

SELECT throws_ok(
    $$SELECT priv.refuse_unseen('plan', tap.id('ff'))$$,
    'P0002', 'cannot find plan 00000000-0000-7000-8000-0000000000ff',
    'the refusal names what was asked for, and nothing else'
);

SELECT * FROM finish();
ROLLBACK;
