BEGIN;
SELECT plan(2);

SELECT tap.society();
INSERT INTO ledger.protocol_periods (
    kind, effect, person_id, declared_by, declaring_community_id, starts_at, ends_at
)
SELECT
    'season',
    p.effect,
    tap.person(p.person),
    tap.person(3),
    tap.here(),
    now() + p.starts,
    now() + p.ends
FROM (
    VALUES
    ('hide', 1, '0'::interval, NULL::interval), ('hide', 2, '-1 day', '0'),
    ('hide', 3, '1 second', NULL), ('elders_only', 4, '-1 day', NULL)
) AS p (effect, person, starts, ends);
SELECT tap.become('anon');
SELECT is(
    priv.hidden_keys(), '{00000000-0000-7000-8000-000000000001}'::uuid[],
    'only what is in force, with this effect'
);
SELECT tap.become('none');
UPDATE ledger.protocol_periods SET lifted_at = now();
SELECT tap.become('anon');
SELECT is(priv.hidden_keys(), '{}'::uuid[], 'what is lifted is over: empty, and no NULL');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
