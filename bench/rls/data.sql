-- One year of a region, the same for the same bench.seed, bench.stories and bench.members: 200 communities whose sizes
-- fall as 1/rank. Of stories only what reading looks at: the derived columns, as triggers would leave them. The first
-- of each place leads it, the one in the middle is a plain member.
CREATE SCHEMA bench;

CREATE FUNCTION bench.dice(n bigint, salt integer) RETURNS float8 STABLE PARALLEL SAFE
RETURN (hashint8extended(n, salt + 1000 * current_setting('bench.seed')::bigint) & 4503599627370495)::float8
    / 4503599627370496;

CREATE FUNCTION bench.id(kind text, n bigint) RETURNS uuid IMMUTABLE PARALLEL SAFE
RETURN md5(kind || n)::uuid;

CREATE TABLE bench.places AS
SELECT
    rank,
    bench.id('community', rank) AS id,
    ARRAY(SELECT bench.id('protocol', 2 * rank + k) AS id FROM generate_series(0, 1) AS k ORDER BY id) AS protocols,
    members,
    sum(members) OVER up_to - members AS before,
    sum(1.0 / rank) OVER up_to / sum(1.0 / rank) OVER () AS up_to
FROM (
    SELECT rank, ceil(current_setting('bench.members')::integer / rank::float8)::integer AS members
    FROM generate_series(1, 200) AS rank
) AS r
WINDOW up_to AS (ORDER BY rank);
ALTER TABLE bench.places ADD PRIMARY KEY (rank);

CREATE FUNCTION bench.member(rank integer, share float8) RETURNS uuid STABLE PARALLEL SAFE
RETURN (
    SELECT bench.id('profile', p.before + 1 + floor(share * p.members)::bigint)
    FROM bench.places AS p
    WHERE p.rank = $1
);

INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
SELECT p.id, r.id, 'place-' || p.rank, 'Place ' || p.rank, CASE WHEN p.rank < 20 THEN 'large' ELSE 'small' END, 'AU'
FROM bench.places AS p, ledger.regions AS r
WHERE r.is_local;

-- 0 belongs nowhere, -40 to forty communities.
INSERT INTO ledger.profiles (id, display_name)
SELECT bench.id('profile', n), 'Person ' || n
FROM generate_series(0, (SELECT max(before + members) FROM bench.places)) AS n
UNION ALL
SELECT bench.id('profile', -40), 'Person of forty';

INSERT INTO ledger.community_members (community_id, profile_id, role, status, valid_from, valid_until)
SELECT
    p.id,
    bench.id('profile', p.before + n),
    CASE
        WHEN n = 1 OR bench.dice(p.before + n, 1) < 0.01 AND n <> 1 + p.members / 2 THEN 'lead'
        WHEN bench.dice(p.before + n, 1) < 0.03 AND n <> 1 + p.members / 2 THEN 'elder'
        ELSE 'member'
    END,
    CASE WHEN bench.dice(p.before + n, 2) < 0.05 AND n NOT IN (1, 1 + p.members / 2) THEN 'suspended' ELSE 'active' END,
    timestamptz '2024-12-01',
    CASE WHEN bench.dice(p.before + n, 3) < 0.05 AND n NOT IN (1, 1 + p.members / 2) THEN timestamptz '2025-06-01' END
FROM bench.places AS p, generate_series(1, p.members) AS n
UNION ALL
SELECT p.id, bench.id('profile', -40), 'member', 'active', '2024-12-01', NULL
FROM bench.places AS p
WHERE p.rank % 5 = 0;

-- Every tenth belongs somewhere else too.
INSERT INTO ledger.community_members (community_id, profile_id, role, status, valid_from)
SELECT o.id, bench.id('profile', p.before + n), 'member', 'active', '2025-02-01'
FROM bench.places AS p
CROSS JOIN generate_series(1, p.members) AS n
INNER JOIN bench.places AS o ON o.rank = 1 + floor(200 * bench.dice(p.before + n, 5))::integer
WHERE bench.dice(p.before + n, 4) < 0.1 AND n <> 1 + p.members / 2
ON CONFLICT DO NOTHING;

INSERT INTO ledger.cultural_protocols (id, community_id, name, created_by, created_at)
SELECT bench.id('protocol', 2 * p.rank + k), p.id, 'Protocol ' || k, bench.member(p.rank, 0), '2025-01-01'
FROM bench.places AS p, generate_series(0, 1) AS k;
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
SELECT c.id, c.community_id FROM ledger.cultural_protocols AS c;
INSERT INTO ledger.protocol_members (protocol_id, community_id, profile_id, is_blocked, valid_from, added_by)
SELECT c.id, c.community_id, m.profile_id, d.dice < 0.01, '2025-01-01', c.created_by
FROM ledger.cultural_protocols AS c
INNER JOIN ledger.community_members AS m ON m.community_id = c.community_id
CROSS JOIN LATERAL (SELECT bench.dice(hashtext(c.id::text || m.profile_id), 6) AS dice) AS d
WHERE d.dice < 0.3;

INSERT INTO ledger.sharing_agreements (
    id, community_a_id, community_b_id, proposing_community_id, valid_from, proposed_by, accepted_by, accepted_at
)
SELECT
    bench.id('agreement', a.rank * 1000 + b.rank), least(a.id, b.id), greatest(a.id, b.id), a.id, '2025-01-01',
    bench.member(a.rank, 0), bench.member(b.rank, 0), '2025-01-01'
FROM bench.places AS a
INNER JOIN bench.places AS b ON a.rank < b.rank AND bench.dice(a.rank * 1000 + b.rank, 7) < 0.015;

INSERT INTO ledger.research_grants (id, community_id, profile_id, purpose, valid_from, valid_until, granted_by)
SELECT
    bench.id('grant', n),
    p.id,
    CASE WHEN n % 100 = 0 THEN bench.id('profile', -40) ELSE bench.member(1, bench.dice(n, 9)) END,
    'A study',
    '2025-01-01',
    CASE WHEN n % 3 = 0 THEN timestamptz '2025-07-01' ELSE '2100-01-01' END,
    bench.member(p.rank, 0)
FROM generate_series(1, 400) AS n
INNER JOIN bench.places AS p ON p.rank = 1 + floor(200 * bench.dice(n, 8))::integer;

INSERT INTO ledger.community_consent_policies (community_id, purpose, is_denied, decided_by, decided_at)
SELECT p.id, c.code, TRUE, bench.member(p.rank, 0), '2025-03-01'
FROM bench.places AS p, (VALUES ('public_display'), ('cross_community'), ('research_use')) AS c (code)
WHERE bench.dice(p.rank, 10 + length(c.code)) < 0.05;

-- Most are over; twenty rest now.
INSERT INTO ledger.protocol_periods (
    id, kind, effect, protocol_id, person_id, community_id, declared_by, declaring_community_id, starts_at, ends_at
)
SELECT
    bench.id('period', n), CASE WHEN n % 3 = 0 THEN 'sorry_business' ELSE 'season' END,
    CASE WHEN n % 2 = 0 THEN 'hide' ELSE 'elders_only' END,
    CASE WHEN n % 3 = 1 THEN bench.id('protocol', 2 * p.rank) END,
    CASE WHEN n % 3 = 0 THEN bench.member(p.rank, 0) END,
    CASE WHEN n % 3 = 2 THEN p.id END,
    bench.member(p.rank, 0), p.id, '2025-02-01', CASE WHEN n > 20 THEN '2025-02-14' ELSE '2100-01-01' END::timestamptz
FROM generate_series(1, 2000) AS n
INNER JOIN bench.places AS p ON p.rank = 10 + n % 180;

-- One partition a month.
DO $$
DECLARE
    v_child regclass;
BEGIN
    FOR v_child IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'ledger.stories'::regclass LOOP
        EXECUTE format('ALTER TABLE ledger.stories DETACH PARTITION %s', v_child);
        EXECUTE format('DROP TABLE %s', v_child);
    END LOOP;
END $$;
UPDATE ops.partition_sets SET width = '1 month', ahead = 12 WHERE table_name = 'ledger.stories';
SELECT set_config('ledger.clock', '2025-01-01 00:00:00+00', TRUE);
SELECT ops.ensure_partitions('ledger.stories');
SELECT set_config('ledger.clock', '', TRUE);

INSERT INTO ledger.stories (
    id, storyteller_id, home_community_id, title, content, summary, themes, status, privacy, sharing_setting,
    review_status, community_ids, public_until, cross_community_until, research_until, required_protocol_ids,
    period_keys, created_at, updated_at, submitted_at, published_at, archived_at
)
SELECT
    (lpad(to_hex((extract(EPOCH FROM at) * 1000)::bigint), 12, '0') || '7' || left(hash, 3) || '8' || right(hash, 15)
    )::uuid,
    bench.id('profile', p.before + 1 + floor(p.members * bench.dice(n, 21))::bigint),
    p.id,
    'Story ' || n,
    repeat('What was told by the water, as it was told. ', 8 + (n % 17)::integer),
    'What was told by the water.',
    ARRAY['water', 'theme ' || n % 40],
    status,
    CASE WHEN bench.dice(n, 22) < 0.1 THEN 'private' WHEN bench.dice(n, 22) < 0.7 THEN 'community' ELSE 'public' END,
    CASE WHEN bench.dice(n, 23) < 0.3 THEN 'any' ELSE 'all' END,
    CASE WHEN status IN ('published', 'archived') THEN 'approved' ELSE 'pending' END,
    CASE
        WHEN bench.dice(n, 24) < 0.15 AND p.rank <> o.rank THEN ARRAY[least(p.id, o.id), greatest(p.id, o.id)]
        ELSE ARRAY[p.id]
    END,
    CASE
        WHEN bench.dice(n, 25) < 0.5 THEN timestamptz 'infinity' WHEN bench.dice(n, 25) < 0.6 THEN '2100-01-01'
        WHEN bench.dice(n, 25) < 0.7 THEN '2026-01-02'
    END,
    CASE WHEN bench.dice(n, 26) < 0.2 THEN timestamptz 'infinity' END,
    CASE WHEN bench.dice(n, 27) < 0.1 THEN timestamptz '2100-01-01' END,
    nullif(k.protocols, '{}'),
    ARRAY(SELECT DISTINCT k FROM unnest(p.id || k.protocols || k.people) AS k ORDER BY k),
    at,
    at,
    CASE WHEN status <> 'draft' THEN at END,
    CASE WHEN status IN ('published', 'archived') THEN at END,
    CASE WHEN status = 'archived' THEN at END
FROM generate_series(1, current_setting('bench.stories')::bigint) AS n
CROSS JOIN LATERAL (
    SELECT
        timestamptz '2025-01-01 00:00:00+00'
        + interval '365 days' * (n / current_setting('bench.stories')::float8) AS at,
        md5(current_setting('bench.seed') || n) AS hash,
        CASE
            WHEN bench.dice(n, 28) < 0.75 THEN 'published' WHEN bench.dice(n, 28) < 0.85 THEN 'draft'
            WHEN bench.dice(n, 28) < 0.9 THEN 'submitted' WHEN bench.dice(n, 28) < 0.95 THEN 'archived'
            ELSE 'withdrawn'
        END AS status,
        1 + width_bucket(bench.dice(n, 29), (SELECT array_agg(up_to::float8 ORDER BY rank) FROM bench.places)) AS home,
        1 + width_bucket(bench.dice(n, 30), (SELECT array_agg(up_to::float8 ORDER BY rank) FROM bench.places)) AS other
) AS s
INNER JOIN bench.places AS p ON p.rank = least(home, 200)
INNER JOIN bench.places AS o ON o.rank = least(other, 200)
CROSS JOIN LATERAL (
    SELECT
        CASE
            WHEN bench.dice(n, 31) < 0.02 THEN p.protocols
            WHEN bench.dice(n, 31) < 0.1 THEN p.protocols[1 + n % 2:1 + n % 2]
            ELSE '{}'
        END AS protocols,
        CASE
            WHEN bench.dice(n, 32) < 0.05
                THEN ARRAY[bench.id('profile', p.before + 1 + floor(p.members * bench.dice(n, 33))::bigint)]
            ELSE '{}'
        END AS people
) AS k;
