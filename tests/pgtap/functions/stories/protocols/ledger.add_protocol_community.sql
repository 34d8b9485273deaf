BEGIN;
SELECT plan(10);

SELECT tap.protocol_society();

CREATE FUNCTION pg_temp.share(p_person integer, p_community uuid DEFAULT tap.neighbours())
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.attempt(
    p_person, format('SELECT priv.add_protocol_community(tap.id(''a1''), %L)', p_community)
);
$$;

SELECT is(
    tap.callers('ledger.add_protocol_community'), ARRAY['authenticated'],
    'only people who are signed in share a protocol'
);
SELECT matches(pg_temp.share(person), refusal, description)
FROM (
    VALUES
    (5, '^EL102 ', 'an elder of a community that shares a protocol does not share it further'),
    (6, '^EL131 ', '10 existence: a stranger does not find the protocol'),
    (NULL, '^EL001 ', 'without claims nobody shares a protocol')
) AS a (person, refusal, description);
SELECT is(
    pg_temp.share(4, tap.id('ff')),
    'P0002 | no active community ID | A protocol is shared with an active community. | '
    'Look the community up in ledger.communities.',
    'a community that does not exist is refused'
);
UPDATE ledger.communities SET status = 'closed' WHERE id = tap.neighbours();
SELECT matches(pg_temp.share(2), '^P0002 ', 'a community that is closed is refused');
UPDATE ledger.communities SET status = 'active' WHERE id = tap.neighbours();
SELECT is(
    tap.attempt(
        4, $$SELECT ledger.add_protocol_community(tap.id('a1'), tap.neighbours())$$
    ),
    'done', 'a lead of the community that declared a protocol shares it'
);
SELECT is(pg_temp.share(2), 'done', 'its steward there may share it too');
SELECT is(
    tap.who('SELECT EXISTS (SELECT FROM ledger.cultural_protocols)'), ARRAY[1, 2, 3, 4, 5, 7],
    'the members of all communities that share a protocol read about it'
);
SELECT results_eq(
    $$SELECT tap.audited('add_protocol_community')$$,
    ARRAY['4 authenticated protocol a1 {"community_id": "c3"}'],
    'sharing with the same community again leaves no audit row'
);

SELECT * FROM finish();
ROLLBACK;
