BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, role, is_blocked, added_by
)
SELECT
    tap.id('a1'),
    tap.id(m.community),
    tap.person(m.person),
    m.role,
    m.is_blocked,
    tap.person(4)
FROM (
    VALUES
    ('c1', 2, 'steward', FALSE), ('c1', 5, 'steward', FALSE), ('c2', 5, 'member', TRUE),
    ('c1', 6, 'member', TRUE)
) AS m (community, person, role, is_blocked);
PREPARE kept AS
SELECT protocol_id, community_id FROM priv.my_kept_protocols();
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'kept',
    $$VALUES (tap.id('a1'), tap.here())$$,
    'a steward manages the members of their community'
);
SELECT tap.become('authenticated', 4);
SELECT results_eq('kept', $$VALUES (tap.id('a1'), tap.here())$$, 'so does its lead');
SELECT tap.become('authenticated', 5);
SELECT is_empty('kept', 'a steward whom another community blocks does not');
SELECT tap.become('authenticated', 3);
SELECT is_empty('kept', 'nor does an elder');
SELECT tap.become('authenticated');
SELECT is_empty('kept', 'nor nobody');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
