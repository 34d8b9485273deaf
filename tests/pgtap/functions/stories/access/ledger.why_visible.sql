BEGIN;
SELECT plan(20);
SELECT tap.world();
CREATE TEMPORARY TABLE reasons AS
SELECT r.person, t.id AS story_id, t.id = ANY(r.seen) AS is_seen, w.*
FROM readers AS r
CROSS JOIN told AS t
CROSS JOIN LATERAL ledger.why_visible(t.id, r.profile_id) AS w;
GRANT SELECT ON TABLE reasons TO PUBLIC;

SELECT is_empty(
    $$
    SELECT w.person, w.story_id
    FROM reasons AS w
    GROUP BY w.person, w.story_id, w.is_seen
    HAVING w.is_seen IS DISTINCT FROM (
        bool_or(w.holds) FILTER (WHERE w.kind = 'reach')
        AND bool_and(w.holds) FILTER (WHERE w.kind = 'gate')
    )
    $$,
    'a person sees a story exactly where any reach and all gates hold'
);
SELECT tap.become('ledger_auditor');
SELECT is_empty(
    $$
    SELECT w.person, w.story_id
    FROM reasons AS w
    INNER JOIN readers AS r ON w.person = r.person
    GROUP BY w.person, w.story_id, r.profile_id
    HAVING ledger.check_story_access(w.story_id, r.profile_id, 'view') IS DISTINCT FROM (
        bool_or(w.holds) FILTER (WHERE w.kind = 'reach')
        AND bool_and(w.holds) FILTER (WHERE w.kind = 'gate')
    )
    $$,
    'check_story_access answers as the reaches and gates do'
);
SELECT tap.become('none');
SELECT is(
    (
        SELECT array_agg(DISTINCT alone.name ORDER BY alone.name)
        FROM (
            SELECT min(w.name) AS name
            FROM reasons AS w
            WHERE w.kind = 'reach' AND w.holds AND w.is_seen
            GROUP BY w.person, w.story_id
            HAVING count(*) = 1
        ) AS alone
    ),
    ARRAY[
        'community', 'cross-community', 'keeper', 'own', 'public', 'research', 'review'
    ],
    'in this world each reach is the only one that shows some person a story'
);
SELECT is(
    (
        SELECT array_agg(DISTINCT alone.name ORDER BY alone.name)
        FROM (
            SELECT min(w.name) AS name
            FROM reasons AS w
            WHERE w.kind = 'gate' AND NOT w.holds
            GROUP BY w.person, w.story_id
            HAVING count(*) = 1
        ) AS alone
    ),
    ARRAY['period', 'protocol', 'status'],
    'in this world each gate is the only one that hides a story from some person'
);
SELECT is_empty(
    $$
    SELECT w.name, w.reason FROM reasons AS w
    GROUP BY w.name, w.reason
    HAVING w.reason IS NULL OR min(w.holds::integer) <> max(w.holds::integer)
    $$,
    'every row has a reason, and no reason is given both for yes and for no'
);

CREATE FUNCTION pg_temp.reasons(
    p_person integer, p_about integer, p_variant text, p_status text, p_privacy text
)
RETURNS TABLE (name text, holds boolean, reason text)
LANGUAGE sql
AS $$
SELECT tap.become('authenticated', p_person);
SELECT w.name, w.holds, w.reason
FROM told AS t
CROSS JOIN LATERAL ledger.why_visible(t.id, tap.person(nullif(p_about, 0))) AS w
WHERE (t.variant, t.status, t.privacy, t.consent) = (p_variant, p_status, p_privacy, TRUE)
ORDER BY w.step;
$$;
CREATE FUNCTION pg_temp.reason(
    p_person integer, p_about integer, p_variant text, p_status text, p_name text
)
RETURNS text
LANGUAGE sql
AS $$
SELECT concat(r.holds, ': ', r.reason)
FROM pg_temp.reasons(p_person, p_about, p_variant, p_status, 'community') AS r
WHERE r.name = p_name;
$$;
SELECT results_eq(
    $$SELECT * FROM pg_temp.reasons(4, 2, 'one', 'published', 'community')$$,
    $$
    VALUES
    ('own', FALSE, 'is not the storyteller'),
    ('public', FALSE, 'the storyteller set its privacy to community'),
    ('community', TRUE, 'is an active member of Redgum Bend'),
    (
        'cross-community', FALSE,
        'is in no community that has an agreement with Redgum Bend'
    ),
    ('research', FALSE, 'holds no research grant of Redgum Bend'),
    ('review', FALSE, 'the story is published, not submitted'),
    ('keeper', FALSE, 'the story is published, not archived'),
    ('status', TRUE, 'the story is published'),
    (
        'protocol', FALSE,
        'protocol Women''s business asks for membership, which this person does not '
        'have'
    ),
    ('period', TRUE, 'no restricted period reaches the story now')
    $$,
    'a lead is told for each reach and gate why a member does not see a story'
);
SELECT is(
    pg_temp.reason(4, 3, 'both', 'published', 'protocol'),
    'f: protocol River law asks for membership, which this person does not have',
    'an answer about several protocols names the protocol that the person lacks'
);
SELECT is(
    pg_temp.reason(3, 10, 'either', 'published', 'protocol'),
    'f: protocol River law or protocol Women''s business asks for membership, '
    'which this person does not have',
    'an answer about protocols of which one is enough names each, and no block'
);
SELECT is(
    pg_temp.reason(3, 2, 'mourned', 'published', 'period'),
    'f: sorry business until 3 May 2096 hides stories with a person in this one',
    'an elder is told which period hides a story and until when, but not who died'
);
SELECT is(
    pg_temp.reason(4, 4, 'ceremony', 'submitted', 'period'),
    'f: ceremony until it is lifted keeps stories under one of its protocols for '
    'elders '
    'of its home',
    'a lead is told why they do not see a story that only elders see'
);
SELECT is(
    pg_temp.reason(4, 3, 'season', 'published', 'period'),
    't: is an elder of its home, whom every restricted period in force lets pass',
    'a lead is told why an elder sees a story that only elders see'
);
SELECT is(
    pg_temp.reason(4, 8, 'season', 'published', 'research'),
    'f: Winter Camp denies research_use for all its stories',
    'an answer names what the community denies before what the person has'
);
SELECT tap.become('none');

INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
SELECT t.id, tap.id('a2'), tap.person(1)
FROM told AS t
WHERE t.variant = 'shared';
INSERT INTO ledger.story_people (story_id, profile_id, role)
SELECT t.id, tap.person(13), 'pictured' FROM told AS t
WHERE t.variant = 'shared';
SELECT is(
    ARRAY[
        pg_temp.reason(5, 9, 'shared', 'published', 'community'),
        pg_temp.reason(5, 2, 'shared', 'published', 'protocol'),
        pg_temp.reason(5, 2, 'shared', 'published', 'period')
    ],
    ARRAY[
        't: is an active member of one of its communities',
        'f: a protocol of another community asks for membership, which this person '
        'does not have',
        'f: a period that another community declared hides stories with a person in '
        'this one'
    ],
    'an elder elsewhere is told that another community decided, but not what'
);
SELECT tap.become('none');
SELECT set_config('ledger.clock', '2095-01-01', TRUE);
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(t.id, 'public_display', '2096-01-02 12:00+00')
FROM told AS t
WHERE
    (t.variant, t.status, t.privacy, t.consent)
    = ('plain', 'published', 'public', FALSE);
SELECT set_config('ledger.clock', '2096-02-01', TRUE);
SELECT tap.become('ledger_auditor');
SELECT is(
    (
        SELECT w.reason
        FROM told AS t
        CROSS JOIN LATERAL ledger.why_visible(t.id, NULL) AS w
        WHERE
            (t.variant, t.status, t.privacy, t.consent)
            = ('plain', 'published', 'public', FALSE)
            AND w.name = 'public'
    ),
    'consent to public_display ended on 2 January 2096',
    'the auditor may ask about an anonymous reader, and is told when a consent ended'
);
SELECT tap.become('none');
SELECT set_config('ledger.clock', '', TRUE);

CREATE FUNCTION pg_temp.outcome(p_person integer, p_story_id uuid)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.attempt(
    p_person, format('SELECT ledger.why_visible(%L, tap.person(2))', p_story_id)
);
$$;
SELECT is(
    ARRAY(
        SELECT p FROM generate_series(1, 12) AS p
        WHERE pg_temp.outcome(
            p,
            (
                SELECT t.id FROM told AS t
                WHERE (t.variant, t.status, t.privacy, t.consent)
                    = ('plain', 'published', 'public', TRUE)
            )
        ) = 'done'
    ),
    ARRAY[3, 4],
    'only elders and leads of its communities are told why somebody sees a story'
);
SELECT is_empty(
    $$
    SELECT t.status FROM told AS t
    WHERE
        t.status IN ('draft', 'withdrawn', 'erased')
        AND pg_temp.outcome(4, t.id) = 'done'
    $$,
    'a lead is told nothing about drafts, withdrawn stories and erased stories'
);
SELECT is(
    (
        SELECT array_agg(DISTINCT pg_temp.outcome(p, s))
        FROM generate_series(5, 7) AS p
        CROSS JOIN LATERAL (
            SELECT t.id AS s FROM told AS t
            WHERE t.variant = 'plain'
            UNION ALL
            SELECT gen_random_uuid()
        ) AS ids
    ),
    ARRAY[
        'EL101 | cannot find story ID | No story with this id is visible to you. | '
        'Check the id, or ask its storyteller to share it with a community of yours.'
    ],
    '10 existence: a story that somebody may not ask about is refused as one that does '
    'not exist'
);
SELECT matches(
    pg_temp.outcome(NULL, gen_random_uuid()), '^EL001 ',
    'without claims nobody is told why a story is seen'
);
SELECT is(
    tap.who(
        $$SELECT
            tap.refusal(format('SELECT priv.why_visible(%L, tap.person(2))', t.id)) = 'done'
        FROM told AS t
        WHERE (t.variant, t.status, t.privacy, t.consent)
            = ('plain', 'published', 'public', TRUE)$$
    ),
    ARRAY[3, 4],
    'the helper, called directly, tells only elders and leads of its communities'
);
SELECT is(
    tap.callers('ledger.why_visible'),
    ARRAY['authenticated', 'ledger_auditor'],
    'people and the auditor ask, and servers and the maintenance role do not'
);

SELECT * FROM finish();
ROLLBACK;
