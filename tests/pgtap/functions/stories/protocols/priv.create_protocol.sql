BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
CREATE FUNCTION pg_temp.create_protocol(p_community_id uuid)
RETURNS uuid
LANGUAGE sql
AS $$
SELECT priv.create_protocol(
    p_community_id, 'Rain', 'Ask.', '{"ask": "elders"}', 2, '{song}', 'optional', 'open'
);
$$;

SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal('SELECT pg_temp.create_protocol(tap.here())'), '^EL001 ',
    'nobody in particular declares nothing'
);
SELECT tap.become('authenticated', 2);
SELECT matches(
    tap.refusal('SELECT pg_temp.create_protocol(tap.elsewhere())'), '^EL102 ',
    'a steward declares nothing for a community of others that shares their protocol'
);
SELECT isnt(pg_temp.create_protocol(tap.here()), NULL, 'but another for their own');
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT
        pc.community_id, p.community_id, description, rules, required_approvals,
        applies_to, enforcement, access_mode, created_by
    FROM ledger.cultural_protocols AS p
    INNER JOIN ledger.protocol_communities AS pc ON p.id = pc.protocol_id
    WHERE name = 'Rain'
    $$,
    $$
    VALUES (
        tap.here(), tap.here(), 'Ask.', '{"ask": "elders"}'::jsonb, 2, '{song}'::text[],
        'optional', 'open', tap.person(2)
    )
    $$,
    'it is as it was declared, and shared with that community alone'
);
SELECT results_eq(
    $$SELECT tap.audited('create_protocol')$$,
    ARRAY['2 authenticated protocol ID {"community_id": "c1"}'],
    'the audit row says for whom, and none of its words'
);

SELECT * FROM finish();
ROLLBACK;
