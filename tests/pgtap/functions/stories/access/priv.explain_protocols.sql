BEGIN;
SELECT plan(7);

SELECT tap.society();
INSERT INTO ledger.cultural_protocols (id, community_id, name, created_by)
SELECT
    tap.id(p.id),
    tap.here(),
    p.name,
    tap.person(4)
FROM (VALUES ('a1', 'Women''s business'), ('a2', 'River law')) AS p (id, name);
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
SELECT p.id, p.community_id
FROM ledger.cultural_protocols AS p
WHERE p.created_by = tap.person(4);

INSERT INTO ledger.protocol_members (protocol_id, community_id, profile_id, added_by)
SELECT
    tap.id(m.protocol),
    tap.here(),
    m.profile_id::uuid,
    tap.person(4)
FROM (
    VALUES ('a1', tap.person(2)),
    ('a1', tap.person(3)),
    ('a2', tap.person(3))
) AS m (protocol, profile_id);
SELECT tap.tell(t, 'draft', 'community')
FROM unnest(ARRAY['free', 'all', 'any']) AS t;
UPDATE ledger.stories SET sharing_setting = 'any'
WHERE title = 'any';
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
SELECT tap.story(t), p.id, tap.person(4)
FROM unnest(ARRAY['all', 'any']) AS t
CROSS JOIN ledger.cultural_protocols AS p
WHERE p.created_by = tap.person(4);
CREATE FUNCTION pg_temp.reason(
    p_title text, p_person integer, p_told text[] DEFAULT NULL
)
RETURNS text
LANGUAGE sql
AS $$
SELECT priv.explain_protocols(s, tap.person(p_person), p_told::uuid[])
FROM ledger.stories AS s
WHERE s.title = p_title;
$$;

SELECT is(
    pg_temp.reason('free', 6), 'no protocol on the story asks for membership',
    'what requires nothing'
);
SELECT is(
    pg_temp.reason('all', 2),
    'protocol River law asks for membership, which this person does not have',
    'of all, what is missing'
);
SELECT is(
    pg_temp.reason('all', 6),
    'protocol River law and protocol Women''s business ask for membership, '
    'which this person does not have',
    'or everything'
);
SELECT is(
    pg_temp.reason('all', 3),
    'has the membership that protocol River law and protocol Women''s business ask for',
    'who satisfies all'
);
SELECT is(
    ARRAY[pg_temp.reason('any', 2), pg_temp.reason('any', 6)],
    ARRAY[
        'has the membership that protocol River law or protocol Women''s business '
        'asks for',
        'protocol River law or protocol Women''s business asks for membership, '
        'which this person does not have'
    ],
    'where any one is enough'
);
SELECT is(
    pg_temp.reason('all', 2, '{00000000-0000-7000-8000-0000000000c2}'),
    'a protocol of another community asks for membership, which this person does not '
    'have',
    'a protocol that the asker''s communities do not share is not named'
);
SELECT is(
    ARRAY(
        SELECT r
        FROM
            unnest(
                ARRAY[
                    'anon',
                    'authenticated',
                    'ledger_auditor',
                    'ledger_maintenance',
                    'service_role'
                ]
            ) AS r
        WHERE
            has_function_privilege(
                r, 'priv.explain_protocols(ledger.stories, uuid, uuid[])', 'EXECUTE'
            )
    ),
    ARRAY[]::text[],
    'no client calls it by itself'
);

SELECT * FROM finish();
ROLLBACK;
