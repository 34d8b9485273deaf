BEGIN;
SELECT plan(4);

SELECT is(
    ops.sync_settings('{"limits": {"planted": 1}, "recovery": {"rpo": "1 minute"}}'),
    2,
    'sections that differ are written'
);
SELECT is(
    ops.sync_settings('{"limits": {"planted": 1}, "recovery": {"rpo": "1 minute"}}'),
    0,
    'and left alone when they do not'
);
SELECT is(
    (
        SELECT value FROM ops.settings
        WHERE key = 'limits'
    ), '{"planted": 1}'::jsonb,
    'a section is kept whole'
);
SELECT is(
    ops.sync_settings('{"region": {}, "communities": [], "password": "x"}'), 0,
    'nothing else of a profile is kept'
);

SELECT * FROM finish();
ROLLBACK;
