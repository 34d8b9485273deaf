BEGIN;
SELECT plan(83);

SELECT tap.society();
SELECT tap.declare_protocol('a' || p) FROM generate_series(1, 4) AS p;
SELECT tap.admit('a1', 'c1', 2);
INSERT INTO ledger.protocol_periods (
    kind, effect, protocol_id, declared_by, declaring_community_id, starts_at
)
VALUES
('season', 'hide', tap.id('a3'), tap.person(3), tap.here(), '2020-01-01'),
('ceremony', 'elders_only', tap.id('a4'), tap.person(3), tap.here(), '2020-01-01');
INSERT INTO ledger.sharing_agreements (
    community_a_id, community_b_id, proposing_community_id, proposed_by, accepted_by,
    accepted_at
)
SELECT c, tap.neighbours(), c, tap.person(4), tap.person(7), now()
FROM unnest(ARRAY[tap.here(), tap.elsewhere()]) AS c;
INSERT INTO ledger.research_grants (
    community_id, profile_id, purpose, valid_until, granted_by
)
SELECT c, tap.person(8), 'A thesis', now() + '1 year', tap.person(4)
FROM unnest(ARRAY[tap.here(), tap.elsewhere()]) AS c;
-- Elsewhere denies every purpose, whatever its storytellers consented to.
INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by, decided_at
)
SELECT tap.elsewhere(), p, TRUE, tap.person(5), now()
FROM unnest(ARRAY['public_display', 'cross_community', 'research_use']) AS p;

CREATE FUNCTION pg_temp.story(p_but jsonb DEFAULT '{}')
RETURNS jsonb
LANGUAGE sql
AS $$
SELECT jsonb_build_object(
    'storyteller_id', tap.person(1),
    'home_community_id', tap.here(),
    'community_ids', ARRAY[tap.here(), tap.elsewhere()],
    'status', 'published',
    'privacy', 'private',
    'sharing_setting', 'all',
    'period_keys', ARRAY[tap.here()]
) || p_but;
$$;
CREATE FUNCTION pg_temp.reach(p_person integer, p_but jsonb)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.lets(
    'ledger.stories',
    CASE WHEN p_person IS NULL THEN 'stories_select_anon'
        ELSE 'stories_select_authenticated'
    END,
    pg_temp.story(p_but),
    CASE WHEN p_person IS NULL THEN 'anon' ELSE 'authenticated' END,
    p_person
);
$$;
CREATE FUNCTION pg_temp.gate(p_role text, p_person integer, p_but jsonb)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.lets(
    'ledger.stories', 'stories_gate_reader', pg_temp.story(p_but), p_role, p_person
);
$$;

-- Each arm of the reach: a reader, what the story needs, and changes that are too little.
CREATE TABLE pg_temp.arms AS
SELECT *
FROM (
    VALUES
    ('own', 1, '{"status": "draft"}'::jsonb, '[{"storyteller_id": null}]'::jsonb),
    (
        'public', 6,
        '{"privacy": "public", "public_until": "infinity"}',
        jsonb_build_array(
            '{"status": "archived"}'::jsonb, '{"status": "submitted"}'::jsonb,
            '{"privacy": "community"}'::jsonb, '{"public_until": null}'::jsonb,
            jsonb_build_object('public_until', now()),
            jsonb_build_object('home_community_id', tap.elsewhere())
        )
    ),
    (
        'community', 2,
        jsonb_build_object(
            'privacy', 'community', 'community_ids', ARRAY[tap.here(), tap.neighbours()]
        ),
        jsonb_build_array(
            '{"status": "archived"}'::jsonb, '{"status": "submitted"}'::jsonb,
            '{"privacy": "private"}'::jsonb,
            jsonb_build_object('community_ids', ARRAY[tap.neighbours()])
        )
    ),
    ('community, if public', 2, '{"privacy": "public"}', '[{"privacy": "private"}]'),
    (
        'cross-community', 7,
        '{"privacy": "community", "cross_community_until": "infinity"}',
        jsonb_build_array(
            '{"status": "archived"}'::jsonb, '{"status": "submitted"}'::jsonb,
            '{"privacy": "private"}'::jsonb, '{"cross_community_until": null}'::jsonb,
            jsonb_build_object('cross_community_until', now()),
            jsonb_build_object('home_community_id', tap.elsewhere()),
            jsonb_build_object('home_community_id', tap.neighbours())
        )
    ),
    (
        'cross-community, if public', 7,
        '{"privacy": "public", "cross_community_until": "infinity"}',
        '[{"privacy": "private"}]'
    ),
    (
        'research', 8,
        '{"privacy": "community", "research_until": "infinity"}',
        jsonb_build_array(
            '{"status": "archived"}'::jsonb, '{"status": "submitted"}'::jsonb,
            '{"privacy": "private"}'::jsonb, '{"research_until": null}'::jsonb,
            jsonb_build_object('research_until', now()),
            jsonb_build_object('home_community_id', tap.elsewhere()),
            jsonb_build_object('home_community_id', tap.neighbours())
        )
    ),
    (
        'research, if public', 8,
        '{"privacy": "public", "research_until": "infinity"}',
        '[{"privacy": "private"}]'
    ),
    (
        'review', 3,
        jsonb_build_object(
            'status', 'submitted', 'community_ids', ARRAY[tap.here(), tap.neighbours()]
        ),
        jsonb_build_array(
            '{"status": "draft"}'::jsonb, '{"status": "published"}'::jsonb,
            jsonb_build_object('community_ids', ARRAY[tap.elsewhere()])
        )
    ),
    (
        'keeper', 3,
        '{"status": "archived"}',
        jsonb_build_array(
            '{"status": "withdrawn"}'::jsonb, '{"status": "published"}'::jsonb,
            jsonb_build_object('home_community_id', tap.elsewhere())
        )
    ),
    (
        'public, anonymous', NULL,
        '{"privacy": "public", "public_until": "infinity"}',
        jsonb_build_array(
            '{"status": "archived"}'::jsonb, '{"status": "submitted"}'::jsonb,
            '{"privacy": "community"}'::jsonb, '{"public_until": null}'::jsonb,
            jsonb_build_object('public_until', now()),
            jsonb_build_object('home_community_id', tap.elsewhere()),
            jsonb_build_object('required_protocol_ids', ARRAY[tap.id('a1')]),
            jsonb_build_object('period_keys', ARRAY[tap.here(), tap.id('a3')]),
            jsonb_build_object('period_keys', ARRAY[tap.here(), tap.id('a4')])
        )
    )
) AS a (arm, person, needs, short_of);

SELECT is(
    pg_temp.reach(a.person, a.needs), 'reads',
    format('%s: the reader reads a story that has all that it needs', a.arm)
)
FROM pg_temp.arms AS a;
SELECT is(
    pg_temp.reach(a.person, a.needs || s.but), '',
    format('%s: the reader does not read a story with %s', a.arm, s.but)
)
FROM pg_temp.arms AS a
CROSS JOIN jsonb_array_elements(a.short_of) AS s (but);
SELECT is(
    pg_temp.reach(w.person, w.but), '', w.says
)
FROM (
    VALUES
    (
        6, '{"privacy": "community"}'::jsonb,
        'a stranger does not reach a community story'
    ),
    (
        2, '{"status": "submitted"}',
        'a member does not reach a story that waits for review'
    ),
    (2, '{"status": "archived"}', 'a member does not reach an archived story'),
    (2, '{}', 'a member does not reach a private story')
) AS w (person, but, says);

SELECT is(
    pg_temp.gate(w.role, w.person, w.but),
    CASE WHEN w.is_let THEN 'reads and writes' ELSE '' END,
    w.says
)
FROM (
    VALUES
    (
        'authenticated', 1,
        jsonb_build_object(
            'status', 'draft',
            'required_protocol_ids', ARRAY[tap.id('a2')],
            'period_keys', ARRAY[tap.id('a3'), tap.id('a4')]
        ),
        TRUE, 'a storyteller passes every gate of their own story'
    ),
    (
        'authenticated', 1, '{"status": "erased"}'::jsonb, FALSE,
        'erased: not even the storyteller passes'
    ),
    (
        'ledger_definer', NULL, '{"status": "erased"}', TRUE,
        'the definer passes, as whom the helpers run'
    ),
    (
        'ledger_backup', NULL, '{"status": "erased"}', TRUE,
        'the backup passes, whatever the status'
    ),
    ('authenticated', 2, '{}', TRUE, 'status: a reader passes for a published story'),
    (
        'authenticated', 2, '{"status": "submitted"}', TRUE,
        'status: a reader passes for a submitted story'
    ),
    (
        'authenticated', 2, '{"status": "archived"}', TRUE,
        'status: a reader passes for an archived story'
    ),
    (
        'authenticated', 2, '{"status": "draft"}', FALSE,
        'status: a reader does not pass for a draft'
    ),
    (
        'authenticated', 2, '{"status": "withdrawn"}', FALSE,
        'status: a reader does not pass for a withdrawn story'
    ),
    (
        'authenticated', 2, jsonb_build_object('required_protocol_ids', ARRAY[tap.id('a1')]),
        TRUE, 'protocol: a reader who satisfies it passes'
    ),
    (
        'authenticated', 3, jsonb_build_object('required_protocol_ids', ARRAY[tap.id('a1')]),
        FALSE, 'protocol: a reader who does not satisfy it does not pass'
    ),
    (
        'authenticated', 2,
        jsonb_build_object('required_protocol_ids', ARRAY[tap.id('a1'), tap.id('a2')]),
        FALSE, 'protocol: a reader who satisfies one of two does not pass'
    ),
    (
        'authenticated', 2,
        jsonb_build_object(
            'sharing_setting', 'any',
            'required_protocol_ids', ARRAY[tap.id('a1'), tap.id('a2')]
        ),
        TRUE, 'protocol: one of two is enough with sharing setting any'
    ),
    (
        'authenticated', 2,
        jsonb_build_object(
            'sharing_setting', 'any', 'required_protocol_ids', ARRAY[tap.id('a2')]
        ),
        FALSE, 'protocol: none of them is not enough with sharing setting any'
    ),
    (
        'authenticated', 3,
        jsonb_build_object('period_keys', ARRAY[tap.here(), tap.id('a3')]),
        FALSE, 'period: with effect hide, not even an elder of the home passes'
    ),
    (
        'authenticated', 3,
        jsonb_build_object('period_keys', ARRAY[tap.here(), tap.id('a4')]),
        TRUE, 'period: with effect elders_only, an elder of the home passes'
    ),
    (
        'authenticated', 2,
        jsonb_build_object('period_keys', ARRAY[tap.here(), tap.id('a4')]),
        FALSE, 'period: with effect elders_only, a member does not pass'
    ),
    (
        'authenticated', 5,
        jsonb_build_object('period_keys', ARRAY[tap.here(), tap.id('a4')]),
        FALSE,
        'period: with effect elders_only, an elder of another community does not pass'
    )
) AS w (role, person, but, is_let, says);

SELECT is(
    tap.lets('ledger.stories', w.policy, pg_temp.story(w.but), 'authenticated', 1),
    w.does,
    w.says
)
FROM (
    VALUES
    (
        'stories_insert_own', '{"status": "draft"}'::jsonb, 'writes',
        'a storyteller begins a draft'
    ),
    ('stories_insert_own', '{}', '', 'a storyteller does not begin a published story'),
    (
        'stories_insert_own', '{"status": "draft", "storyteller_id": null}', '',
        'a storyteller does not begin a draft in the name of somebody else'
    ),
    (
        'stories_insert_own',
        jsonb_build_object('status', 'draft', 'home_community_id', tap.neighbours()),
        '',
        'a storyteller does not begin a draft in a community that is not theirs'
    ),
    (
        'stories_update_own', '{"status": "draft"}', 'reads and writes',
        'a storyteller edits their draft'
    ),
    ('stories_update_own', '{}', '', 'a storyteller does not edit a published story'),
    (
        'stories_update_own', '{"status": "draft", "storyteller_id": null}', '',
        'a storyteller does not edit the draft of somebody else'
    )
) AS w (policy, but, does, says);

SELECT * FROM finish();
ROLLBACK;
