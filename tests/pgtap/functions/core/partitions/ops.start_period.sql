BEGIN;
SELECT plan(4);

SELECT results_eq(
    $$
    SELECT w, ops.start_period('2026-11-20 15:30:00+00', w)
    FROM unnest('{1 day,7 days,1 month,3 months,1 year}'::interval[]) AS w
    $$,
    $$
    VALUES
    ('1 day'::interval, '2026-11-20 00:00:00+00'::timestamptz),
    ('7 days', '2026-11-16 00:00:00+00'),
    ('1 month', '2026-11-01 00:00:00+00'),
    ('3 months', '2026-10-01 00:00:00+00'),
    ('1 year', '2026-01-01 00:00:00+00')
    $$,
    'a period begins at midnight, on Monday, or on the first day of the month, quarter'
    ' or year'
);
SELECT is(
    ops.start_period('2026-01-01 00:00:00+00', '3 months'),
    '2026-01-01 00:00:00+00'::timestamptz,
    'the first moment of a period belongs to the period'
);
SELECT is(
    ops.start_period('2025-12-31 23:59:59.999999+00', '1 year'),
    '2025-01-01 00:00:00+00'::timestamptz,
    'the last moment of a period belongs to the period'
);
SET LOCAL timezone = 'Pacific/Auckland';
SELECT is(
    ops.start_period('2026-10-31 23:00:00+00', '1 month'),
    '2026-10-01 00:00:00+00'::timestamptz,
    'months begin in UTC, whatever time zone the session has'
);

SELECT * FROM finish();
ROLLBACK;
