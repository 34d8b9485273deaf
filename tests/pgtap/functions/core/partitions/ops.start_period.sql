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
    'days, weeks from Monday, months, quarters and years begin where people expect them'
);
SELECT is(
    ops.start_period('2026-01-01 00:00:00+00', '3 months'),
    '2026-01-01 00:00:00+00'::timestamptz,
    'a start is its own start'
);
SELECT is(
    ops.start_period('2025-12-31 23:59:59.999999+00', '1 year'),
    '2025-01-01 00:00:00+00'::timestamptz,
    'the last moment still belongs to it'
);
SET LOCAL timezone = 'Pacific/Auckland';
SELECT is(
    ops.start_period('2026-10-31 23:00:00+00', '1 month'),
    '2026-10-01 00:00:00+00'::timestamptz,
    'months are those of UTC, whatever the session''s time zone'
);

SELECT * FROM finish();
ROLLBACK;
