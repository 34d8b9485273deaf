BEGIN;
SELECT plan(7);

SELECT tap.society();
INSERT INTO ledger.cultural_protocols (id, community_id, name, created_by)
SELECT tap.id(p.id), tap.here(), p.name, tap.person(4)
FROM (VALUES ('a1', 'Women''s business'), ('a2', 'River law')) AS p (id, name);
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
SELECT p.id, p.community_id
FROM ledger.cultural_protocols AS p;
SELECT tap.admit(m.protocol, 'c1', m.person)
FROM (VALUES ('a1', 2), ('a1', 3), ('a2', 3)) AS m (protocol, person);
SELECT tap.tell(t, 'draft', 'community')
FROM unnest(ARRAY['free', 'all', 'any']) AS t;
UPDATE ledger.stories SET sharing_setting = 'any'
WHERE title = 'any';
SELECT tap.bind(t, 'a1', 'a2') FROM unnest(ARRAY['all', 'any']) AS t;
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
    'the reason says so where no protocol asks for membership'
);
SELECT is(
    pg_temp.reason('all', 2),
    'protocol River law asks for membership, which this person does not have',
    'a person who lacks one of all protocols is told which one'
);
SELECT is(
    pg_temp.reason('all', 6),
    'protocol River law and protocol Women''s business ask for membership, '
    'which this person does not have',
    'a person who lacks all protocols is told each of them'
);
SELECT is(
    pg_temp.reason('all', 3),
    'has the membership that protocol River law and protocol Women''s business ask for',
    'a person who satisfies all protocols is told each of them'
);
SELECT is(
    ARRAY[pg_temp.reason('any', 2), pg_temp.reason('any', 6)],
    ARRAY[
        'has the membership that protocol River law or protocol Women''s business '
        'asks for',
        'protocol River law or protocol Women''s business asks for membership, '
        'which this person does not have'
    ],
    'a person is told every protocol of which one is enough, whether they pass or not'
);
SELECT is(
    pg_temp.reason('all', 2, '{00000000-0000-7000-8000-0000000000c2}'),
    'a protocol of another community asks for membership, which this person does not '
    'have',
    'a protocol that is not shared with the caller''s communities is not named'
);
SELECT is(
    tap.callers('priv.explain_protocols'), '{}',
    'no client calls the helper by itself'
);

SELECT * FROM finish();
ROLLBACK;
