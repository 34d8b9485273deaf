BEGIN;
SELECT plan(10);

INSERT INTO ledger.profiles (id, display_name)
VALUES ('00000000-0000-7000-8000-000000000001', 'A');
INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
SELECT '00000000-0000-7000-8000-0000000000c1', id, 'planted', 'P', 'small', 'AU'
FROM ledger.regions
WHERE is_local;
INSERT INTO ledger.community_members (community_id, profile_id)
VALUES ('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-000000000001');
CREATE FUNCTION pg_temp.change(p_set text)
RETURNS text
LANGUAGE sql
AS $$
SELECT format(
    'UPDATE ledger.community_members SET %s WHERE profile_id = %L',
    p_set, '00000000-0000-7000-8000-000000000001'
);
$$;

SELECT results_eq(
    $$
    SELECT role, status, valid_from, valid_until FROM ledger.community_members
    WHERE profile_id = '00000000-0000-7000-8000-000000000001'
    $$,
    $$VALUES ('member', 'invited', now(), NULL::timestamptz)$$,
    'a membership begins as an invitation'
);
SELECT throws_ok(
    $$
    INSERT INTO ledger.community_members (community_id, profile_id)
    VALUES (
        '00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-000000000001'
    )
    $$,
    '23505', NULL, 'a person cannot have two memberships of one community'
);
SELECT throws_ok(
    pg_temp.change(s), '23514', NULL, format('a membership cannot have %s', s)
)
FROM unnest(ARRAY[
    $$role = 'owner'$$,
    $$status = 'banned'$$,
    $$status = 'left'$$,
    $$valid_until = valid_from - interval '1 second'$$
]) AS s;
SELECT lives_ok(
    pg_temp.change($$status = 'left', valid_until = valid_from$$),
    'a member can leave at the moment of joining'
);
SELECT throws_like(
    $$DELETE FROM ledger.profiles WHERE id = '00000000-0000-7000-8000-000000000001'$$,
    '%foreign key constraint%',
    '11 cascade: a person with a membership cannot be deleted'
);
SELECT throws_like(
    $$DELETE FROM ledger.communities WHERE slug = 'planted'$$,
    '%foreign key constraint%', '11 cascade: a community with members cannot be deleted'
);

-- The triggers would correct these rows. Without them the constraints refuse the rows.
SET LOCAL session_replication_role = replica;
SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$INSERT INTO ledger.community_members (community_id, profile_id, created_at, updated_at) VALUES (tap.here(), tap.person(1), now(), now() - interval '1 second')$q$,
        'community_members_updated_at_check',
        'a membership cannot change before it was created'
    )
) AS w (query, breaks, says);
SET LOCAL session_replication_role = origin;

SELECT * FROM finish();
ROLLBACK;
