BEGIN;
SELECT plan(9);

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

CREATE FUNCTION pg_temp.seen_by(p_person integer)
RETURNS uuid[]
LANGUAGE sql
AS $$
SELECT pg_temp.become('authenticated', p_person);
SELECT priv.my_communities();
$$;

SELECT
    is(
        pg_temp.seen_by(p), ARRAY[pg_temp.here()]::uuid[],
        format('an active member in any role belongs: person %s', p)
    )
FROM generate_series(1, 3) AS p;
SELECT is(
    ARRAY(
        SELECT p FROM generate_series(5, 9) AS p
        WHERE pg_temp.seen_by(p) <> '{}'
    ),
    ARRAY[]::integer[],
    'invited, suspended, ended, not yet begun and none at all: no community, and no'
    ' NULL'
);
SELECT is(pg_temp.seen_by(NULL), ARRAY[]::uuid[], 'nobody belongs nowhere');
SELECT pg_temp.become('none');
SELECT set_config('ledger.clock', '2095-01-01', TRUE);
SELECT results_eq(
    $$SELECT p, cardinality(pg_temp.seen_by(p)) FROM unnest(ARRAY[3, 8]) AS p$$,
    $$VALUES (3, 0), (8, 1)$$,
    'memberships end and begin by the clock, without a job'
);
SELECT pg_temp.become('none');
SELECT ok(
    (
        SELECT prosecdef AND provolatile = 's' AND proparallel = 's'
        FROM pg_proc
        WHERE oid = 'priv.my_communities()'::regprocedure
    ),
    'it is asked once a statement, reads what its caller may not, and keeps queries'
    ' parallel'
);

SELECT set_config('ledger.clock', '', TRUE);
SELECT pg_temp.become('authenticated', 9);
SET LOCAL search_path = pg_temp, public;
CREATE TEMP TABLE community_members AS
SELECT
    pg_temp.here() AS community_id, pg_temp.person(9) AS profile_id, 'active' AS status,
    now() AS valid_from, NULL::timestamptz AS valid_until;
GRANT SELECT ON community_members TO PUBLIC;
SELECT is(
    priv.my_communities(), ARRAY[]::uuid[],
    '05 definer-path: a temporary table of memberships makes nobody a member'
);
SET LOCAL search_path = public;

SELECT pg_temp.become('none');
SELECT set_eq(
    $$
    SELECT a.grantee::regrole::text
    FROM pg_proc AS p
    CROSS JOIN aclexplode(p.proacl) AS a
    WHERE p.oid = 'priv.my_communities()'::regprocedure
        AND a.grantee <> p.proowner
    $$,
    ARRAY['anon', 'authenticated', 'service_role'],
    'every request may ask where it belongs'
);

SELECT * FROM finish();
ROLLBACK;
