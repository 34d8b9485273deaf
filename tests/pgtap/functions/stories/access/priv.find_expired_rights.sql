BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('thought', 'published', 'public');
UPDATE ledger.community_members SET valid_until = '2021-01-01'
WHERE profile_id = tap.person(2);
SELECT tap.declare_protocol('b1');
SELECT tap.admit('b1', 'c1', 3, TRUE);
INSERT INTO ledger.research_grants (
    community_id, profile_id, purpose, valid_from, valid_until, granted_by
)
SELECT
    tap.here(), tap.person(g.person), 'a study', '2020-01-01', g.valid_until::timestamptz,
    tap.person(4)
FROM (VALUES (5, '2021-01-01'), (5, '2090-01-01'), (6, '2021-01-01')) AS g (
    person, valid_until
);
INSERT INTO ledger.sharing_agreements (
    community_a_id, community_b_id, proposing_community_id, proposed_by, accepted_by,
    accepted_at, valid_from, ended_at
)
VALUES (
    tap.here(), tap.elsewhere(), tap.here(), tap.person(4), tap.person(5), '2020-01-01',
    '2020-01-01', '2021-01-01'
);

SELECT is_empty(
    'SELECT * FROM priv.find_expired_rights()',
    'neither a right that has ended and no longer counts nor one that goes on is found'
);

-- These helpers forget the clock, as somebody could replace them by hand.
CREATE OR REPLACE FUNCTION priv.protocols_of(p_profile_id uuid)
RETURNS uuid[]
LANGUAGE sql
AS $$
SELECT array_agg(m.protocol_id) FROM ledger.protocol_members AS m
WHERE m.profile_id = p_profile_id;
$$;
CREATE OR REPLACE FUNCTION priv.research_communities_of(p_profile_id uuid)
RETURNS uuid[]
LANGUAGE sql
AS $$
SELECT array_agg(g.community_id) FROM ledger.research_grants AS g
WHERE g.profile_id = p_profile_id;
$$;
CREATE OR REPLACE FUNCTION priv.partner_communities_of(p_profile_id uuid)
RETURNS uuid[]
LANGUAGE sql
AS $$
SELECT array_agg(c.id) FROM ledger.communities AS c
WHERE p_profile_id = tap.person(5)
    AND c.id = tap.here();
$$;
-- A consent that ends by its own time leaves this behind.
SELECT tap.by_hand(
    $$INSERT INTO ledger.story_embeddings (story_id, model, version, embedding)
    VALUES (tap.story('thought'), 'm', 1, ARRAY[0.5, 0.5]::real[])$$
);
SELECT set_eq(
    $$
    SELECT kind, right(subject, 1) AS subject, right(object, 2) AS object
    FROM priv.find_expired_rights()
    WHERE kind <> 'embedding'
    $$,
    $$
    VALUES
    ('protocol membership', '3', 'b1'),
    ('research grant', '6', 'c1'),
    ('sharing agreement', '5', 'c1')
    $$,
    'a block, an ended grant and an ended agreement that a helper overlooks are found'
);
SELECT results_eq(
    $$SELECT subject, object FROM priv.find_expired_rights() WHERE kind = 'embedding'$$,
    $$VALUES (current_setting('test.thought'), 'm')$$,
    'an embedding that outlives its consent is found'
);
CREATE OR REPLACE FUNCTION priv.communities_of(p_profile_id uuid)
RETURNS uuid[]
LANGUAGE sql
AS $$
SELECT array_agg(m.community_id) FROM ledger.community_members AS m
WHERE m.profile_id = p_profile_id;
$$;
SELECT results_eq(
    $$
    SELECT right(subject, 1), right(object, 2) FROM priv.find_expired_rights()
    WHERE kind = 'membership'
    $$,
    $$VALUES ('2', 'c1')$$,
    'an ended membership that a helper overlooks is found'
);
SELECT is(
    tap.callers('priv.find_expired_rights'), '{}',
    'no client calls the helper by itself'
);

SELECT * FROM finish();
ROLLBACK;
