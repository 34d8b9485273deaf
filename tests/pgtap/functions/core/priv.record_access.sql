BEGIN;
SELECT plan(6);

INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING;
INSERT INTO ledger.profiles (id, display_name)
VALUES
('00000000-0000-7000-8000-000000000001', 'Member'),
('00000000-0000-7000-8000-000000000002', 'Elder'),
('00000000-0000-7000-8000-000000000003', 'Lead'),
('00000000-0000-7000-8000-000000000004', 'Lead elsewhere'),
('00000000-0000-7000-8000-000000000005', 'Invited'),
('00000000-0000-7000-8000-000000000006', 'Suspended'),
('00000000-0000-7000-8000-000000000007', 'Gone'),
('00000000-0000-7000-8000-000000000008', 'Later'),
('00000000-0000-7000-8000-000000000009', 'Stranger');
INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
SELECT c.id::uuid, r.id, c.slug, c.slug, 'small', 'AU'
FROM ledger.regions AS r
CROSS JOIN (
    VALUES
    ('00000000-0000-7000-8000-0000000000c1', 'planted-here'),
    ('00000000-0000-7000-8000-0000000000c2', 'planted-elsewhere')
) AS c (id, slug)
WHERE r.is_local;
INSERT INTO ledger.community_members (
    community_id, profile_id, role, status, valid_from, valid_until
)
SELECT
    ('00000000-0000-7000-8000-0000000000' || m.community)::uuid,
    ('00000000-0000-7000-8000-00000000000' || m.person)::uuid,
    m.role,
    m.status,
    m.valid_from::timestamptz,
    m.valid_until::timestamptz
FROM (
    VALUES
    ('c1', 1, 'member', 'active', '2020-01-01', NULL),
    ('c1', 2, 'elder', 'active', '2020-01-01', NULL),
    ('c1', 3, 'lead', 'active', '2020-01-01', '2090-01-01'),
    ('c2', 4, 'lead', 'active', '2020-01-01', NULL),
    ('c1', 5, 'lead', 'invited', '2020-01-01', NULL),
    ('c1', 6, 'lead', 'suspended', '2020-01-01', NULL),
    ('c1', 7, 'lead', 'active', '2020-01-01', '2021-01-01'),
    ('c1', 8, 'lead', 'active', '2090-01-01', NULL)
) AS m (community, person, role, status, valid_from, valid_until);
CREATE FUNCTION pg_temp.here()
RETURNS uuid
LANGUAGE sql
AS $$
SELECT '00000000-0000-7000-8000-0000000000c1'::uuid;
$$;
CREATE FUNCTION pg_temp.person(p_person integer)
RETURNS uuid
LANGUAGE sql
AS $$
SELECT ('00000000-0000-7000-8000-00000000000' || p_person)::uuid;
$$;
CREATE FUNCTION pg_temp.become(p_role text, p_person integer DEFAULT NULL)
RETURNS void
LANGUAGE sql
AS $$
SELECT
    set_config('role', p_role, TRUE),
    set_config(
        'request.jwt.claims',
        CASE WHEN p_person IS NULL THEN ''
            ELSE format('{"sub": "%s"}', pg_temp.person(p_person))
        END,
        TRUE
    );
$$;

SELECT pg_temp.become('none', 1);
SELECT priv.record_access(
    'planted', 'community', pg_temp.here(), '{"why": "test"}'
);
SELECT results_eq(
    $$
    SELECT actor_id, login, acting_as, object_kind, object_id, detail, occurred_at
    FROM ledger.access_logs
    WHERE action = 'planted'
    $$,
    $$
    VALUES (
        '00000000-0000-7000-8000-000000000001'::uuid, session_user, session_user,
        'community', pg_temp.here(), '{"why": "test"}'::jsonb, now()
    )
    $$,
    'one row says who did what to what, and when'
);
SELECT pg_temp.become('none');
SELECT priv.record_access('planted_quietly', 'community', NULL);
SELECT results_eq(
    $$
    SELECT actor_id, detail FROM ledger.access_logs WHERE action = 'planted_quietly'
    $$,
    $$VALUES (NULL::uuid, '{}'::jsonb)$$,
    'a server acts for nobody'
);
SELECT set_config('ledger.clock', '2031-01-01', TRUE);
SELECT priv.record_access('planted_later', 'community', NULL);
SELECT is(
    (
        SELECT occurred_at FROM ledger.access_logs
        WHERE action = 'planted_later'
    ), now(),
    'moving the clock does not backdate the log'
);
SELECT pg_temp.become('service_role');
SELECT ledger.register_profile('Planted');
SELECT pg_temp.become('none');
SELECT is(
    (
        SELECT l.acting_as::text FROM ledger.access_logs AS l
        INNER JOIN ledger.profiles AS p ON p.id = l.object_id
        WHERE p.display_name = 'Planted'
    ),
    'service_role',
    'the role of the request is told, not that of the function'
);
SELECT is_empty(
    $$
    SELECT r
    FROM unnest(ARRAY[
        'anon', 'authenticated', 'service_role', 'ledger_maintenance', 'ledger_auditor'
    ]) AS r
    WHERE has_function_privilege(
        r, 'priv.record_access(text, text, uuid, jsonb)', 'EXECUTE'
    )
    $$,
    'nobody can forge a row'
);
SELECT throws_ok(
    $$SELECT priv.record_access('Planted!', 'community', NULL)$$, '23514', NULL,
    'an action is one lower-case word'
);

SELECT * FROM finish();
ROLLBACK;
