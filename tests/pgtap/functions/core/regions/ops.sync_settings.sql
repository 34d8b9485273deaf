BEGIN;
SELECT plan(4);

SELECT is(
    ops.sync_settings('{"limits": {"planted": 1}, "recovery": {"rpo": "1 minute"}}'),
    2,
    'the function writes sections that differ'
);
SELECT is(
    ops.sync_settings('{"limits": {"planted": 1}, "recovery": {"rpo": "1 minute"}}'),
    0,
    'the function leaves equal sections as they are'
);
SELECT is(
    (
        SELECT value FROM ops.settings
        WHERE key = 'limits'
    ), '{"planted": 1}'::jsonb,
    'a section replaces the former one completely'
);
SELECT is(
    ops.sync_settings('{"region": {}, "communities": [], "password": "x"}'), 0,
    'the function stores no other part of a profile'
);

SELECT * FROM finish();
ROLLBACK;
