BEGIN;
SELECT plan(19);
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
    'a story is seen where any reach and all gates hold, for every person and every '
    'story'
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
    'and check_story_access says the same'
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
    'in this world each reach is the only one for somebody'
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
    'and each gate is the only one that is closed'
);
SELECT is_empty(
    $$
    SELECT w.name, w.reason FROM reasons AS w
    GROUP BY w.name, w.reason
    HAVING w.reason IS NULL OR min(w.holds::integer) <> max(w.holds::integer)
    $$,
    'every row has a reason, and none is given for yes and for no'
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
    ('cross-community', FALSE, 'is in no community that has an agreement with Redgum Bend'),
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
    'a lead is told, point by point, why a member does not see a story'
);
SELECT is(
    pg_temp.reason(4, 3, 'both', 'published', 'protocol'),
    'f: protocol River law asks for membership, which this person does not have',
    'of several protocols, which one is missing'
);
SELECT is(
    pg_temp.reason(3, 10, 'either', 'published', 'protocol'),
    'f: protocol River law or protocol Women''s business asks for membership, '
    'which this person does not have',
    'where one is enough, which ones would be; a block is not told apart'
);
SELECT is(
    pg_temp.reason(3, 2, 'mourned', 'published', 'period'),
    'f: sorry business until 3 May 2096 hides stories with a person in this one',
    'an elder is told which period hides a story, and until when; not who died'
);
SELECT is(
    pg_temp.reason(4, 4, 'ceremony', 'submitted', 'period'),
    'f: ceremony until it is lifted keeps stories under one of its protocols for '
    'elders '
    'of its home',
    'a lead, why even they do not see it'
);
SELECT is(
    pg_temp.reason(4, 3, 'season', 'published', 'period'),
    't: is an elder of its home, for whom a restricted period keeps the story',
    'and why an elder does'
);
SELECT is(
    pg_temp.reason(4, 8, 'season', 'published', 'research'),
    'f: Winter Camp denies research_use for all its stories',
    'what the community denies comes before what the person has'
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
    'an elder elsewhere is told that another community decided, not what'
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
    'the auditor may ask about anybody in general, and is told when a consent ended'
);
SELECT tap.become('none');
SELECT set_config('ledger.clock', '', TRUE);

CREATE FUNCTION pg_temp.refusal(p_person integer, p_story_id uuid)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    v_detail text;
    v_hint text;
BEGIN
    PERFORM tap.become('authenticated', p_person);
    PERFORM ledger.why_visible(p_story_id, tap.person(2));
    RETURN 'none';
EXCEPTION WHEN SQLSTATE 'EL101' THEN
    GET STACKED DIAGNOSTICS v_detail = PG_EXCEPTION_DETAIL, v_hint = PG_EXCEPTION_HINT;
    RETURN concat_ws(' ', v_detail, v_hint);
END;
$$;
SELECT is(
    ARRAY(
        SELECT p FROM generate_series(1, 12) AS p
        WHERE pg_temp.refusal(
            p,
            (
                SELECT t.id FROM told AS t
                WHERE (t.variant, t.status, t.privacy, t.consent)
                    = ('plain', 'published', 'public', TRUE)
            )
        ) = 'none'
    ),
    ARRAY[3, 4],
    'of a story that others read as well, only elders and leads of its communities '
    'are told'
);
SELECT is_empty(
    $$
    SELECT t.status FROM told AS t
    WHERE t.status IN ('draft', 'withdrawn', 'erased') AND pg_temp.refusal(4, t.id) = 'none'
    $$,
    'a lead is told nothing about what is its storyteller''s alone'
);
SELECT is(
    (
        SELECT array_agg(DISTINCT pg_temp.refusal(p, s))
        FROM generate_series(5, 7) AS p
        CROSS JOIN LATERAL (
            SELECT t.id AS s FROM told AS t
            WHERE t.variant = 'plain'
            UNION ALL
            SELECT gen_random_uuid()
        ) AS ids
    ),
    ARRAY[
        'No story with this id is visible to you. '
        'Check the id, or ask its storyteller to share it with a community of yours.'
    ],
    '10 existence: all are refused in the same words, also about a story that does '
    'not exist'
);
SELECT tap.become('authenticated');
SELECT throws_ok(
    'SELECT ledger.why_visible(gen_random_uuid(), NULL)',
    'EL001',
    'nobody is signed in',
    'without claims nobody is told anything'
);
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'ledger_auditor', 'ledger_maintenance', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ledger.why_visible(uuid, uuid)', 'EXECUTE')
    $$,
    ARRAY['authenticated', 'ledger_auditor'],
    'neither software nor those who operate the database ask'
);

SELECT * FROM finish();
ROLLBACK;
