BEGIN;
SELECT plan(20);
SELECT tap.world();

SELECT is_empty(
    $$
    SELECT r.person FROM readers AS r
    WHERE cardinality(r.seen) = 0 OR cardinality(r.seen) = (SELECT count(*) FROM told)
    $$,
    'everybody sees something of this world, and nobody all of it'
);
SELECT tap.become('ledger_auditor');
SELECT is_empty(
    $$
    SELECT r.person, t.*
    FROM readers AS r
    CROSS JOIN told AS t
    WHERE ledger.check_story_access(t.id, r.profile_id, 'view')
        IS DISTINCT FROM (t.id = ANY(r.seen))
    $$,
    'view is what the policies give that person, for every person and every story'
);
SELECT is_empty(
    $$
    SELECT r.person, t.*
    FROM readers AS r
    CROSS JOIN told AS t
    WHERE ledger.check_story_access(t.id, r.profile_id, 'edit')
        IS DISTINCT FROM (r.person = 1 AND t.status = 'draft')
    $$,
    'edit is for storytellers and their drafts'
);
SELECT is_empty(
    $$
    SELECT r.person, t.*
    FROM readers AS r
    CROSS JOIN told AS t
    WHERE ledger.check_story_access(t.id, r.profile_id, 'share')
        IS DISTINCT FROM (r.person = 1 AND t.status <> 'erased')
    $$,
    'share is for storytellers, while the story is there'
);
SELECT is_empty(
    $$
    SELECT r.person, t.*
    FROM readers AS r
    CROSS JOIN told AS t
    WHERE r.person > 0
        AND ledger.check_story_access(t.id, r.profile_id, 'analyze')
        IS DISTINCT FROM (t.consent AND t.id = ANY(r.seen))
    $$,
    'analyze is for whoever sees the story, while ai_analysis is in effect'
);
SELECT tap.become('none');

-- What each of them is told about themselves.
CREATE FUNCTION pg_temp.answers(p_person integer, p_about integer, p_access text)
RETURNS uuid[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_ids uuid[];
BEGIN
    PERFORM tap.become(CASE p_person WHEN 0 THEN 'anon' ELSE 'authenticated' END, nullif(p_person, 0));
    v_ids := ARRAY(
        SELECT t.id FROM told AS t
        WHERE ledger.check_story_access(
            t.id, tap.person(nullif(p_about, 0)), p_access
        )
        ORDER BY t.id
    );
    PERFORM tap.become('none');
    RETURN v_ids;
END;
$$;
CREATE FUNCTION pg_temp.statuses(p_ids uuid[])
RETURNS text[]
LANGUAGE sql
AS $$
SELECT array_agg(DISTINCT t.status ORDER BY t.status) FROM told AS t WHERE t.id = ANY(p_ids);
$$;
SELECT is_empty(
    $$
    SELECT r.person
    FROM readers AS r
    WHERE pg_temp.answers(r.person, r.person, 'view')
        <> ARRAY(SELECT s FROM unnest(r.seen) AS s ORDER BY s)
    $$,
    'anybody may ask about themselves, and is told what they see'
);
SELECT is(
    pg_temp.answers(0, 0, 'analyze'),
    ARRAY(
        SELECT t.id FROM told AS t
        WHERE
            t.consent AND t.id = ANY(
                SELECT unnest(r.seen) FROM readers AS r
                WHERE r.person = 0
            )
        ORDER BY t.id
    ),
    'an anonymous reader is not told what software may analyze'
);
SELECT is_empty(
    $$
    SELECT a, b, k
    FROM unnest(ARRAY[0, 2, 6, 12]) AS a
    CROSS JOIN unnest(ARRAY[1, 3]) AS b
    CROSS JOIN unnest(ARRAY['view', 'share', 'analyze']) AS k
    WHERE pg_temp.answers(a, b, k) <> '{}'
    $$,
    'whoever leads no community of a story is told nothing about others'
);
SELECT is(
    pg_temp.statuses(pg_temp.answers(4, 1, 'view')),
    ARRAY['archived', 'published', 'submitted'],
    'a lead is told nothing about stories that are their storyteller''s alone'
);
SELECT is(
    pg_temp.answers(4, 9, 'view'),
    ARRAY(
        SELECT s
        FROM readers AS r
        CROSS JOIN unnest(r.seen) AS s
        WHERE r.person = 9
        ORDER BY s
    ),
    'a lead is told what a member sees, also where a protocol is between the lead and '
    'the story'
);
SELECT is(
    pg_temp.answers(5, 9, 'view'),
    ARRAY(
        SELECT t.id
        FROM readers AS r
        CROSS JOIN unnest(r.seen) AS s
        INNER JOIN told AS t ON s = t.id AND t.variant = 'shared'
        WHERE r.person = 9
        ORDER BY t.id
    ),
    'an elder elsewhere only about what was shared with their community'
);
SELECT is(
    pg_temp.statuses(pg_temp.answers(12, 12, 'view')), ARRAY['published'],
    'one who is suspended asks as a stranger'
);

SELECT tap.become('authenticated', 6);
SELECT is(
    ledger.check_story_access(gen_random_uuid(), tap.person(6), 'view'), FALSE,
    '10 existence: a story that does not exist is like one that is hidden'
);
SELECT throws_ok(
    $$SELECT ledger.check_story_access(gen_random_uuid(), NULL, 'read')$$,
    '22023', 'unknown access read',
    'a kind of access that nobody has is an error'
);
SELECT tap.become('none');

CREATE FUNCTION pg_temp.accepts(p_story_id uuid)
RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM ledger.record_analysis(p_story_id, 'themes', 'model', '{}');
    RETURN TRUE;
EXCEPTION WHEN SQLSTATE 'EL110' THEN
    RETURN FALSE;
END;
$$;
SELECT tap.become('service_role');
SELECT is_empty(
    $$
    SELECT t.*
    FROM told AS t
    WHERE ledger.check_story_access(t.id, NULL, 'analyze') <> pg_temp.accepts(t.id)
    $$,
    'for software, analyze is what record_analysis accepts'
);
SELECT tap.become('none');
INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by, decided_at
)
VALUES (tap.here(), 'ai_analysis', TRUE, tap.person(4), now());
SELECT tap.become('service_role');
SELECT is(
    ARRAY(
        SELECT DISTINCT t.variant FROM told AS t
        WHERE ledger.check_story_access(t.id, NULL, 'analyze')
    ),
    ARRAY['season'],
    'nothing may be analyzed whose home denies it'
);
SELECT tap.become('none');

CREATE FUNCTION pg_temp.shares(p_person integer)
RETURNS uuid[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_ids uuid[] := '{}';
    v_story told;
BEGIN
    PERFORM tap.become('authenticated', p_person);
    FOR v_story IN SELECT t.* FROM told AS t WHERE t.variant = 'plain' ORDER BY t.id
    LOOP
        BEGIN
            -- Where it is already: what is asked is whether they may, not whether it does.
            PERFORM ledger.share_story(v_story.id, tap.here());
            v_ids := v_ids || v_story.id;
        EXCEPTION WHEN SQLSTATE 'EL101' OR SQLSTATE 'EL102' THEN
            NULL;
        END;
    END LOOP;
    PERFORM tap.become('none');
    RETURN v_ids;
END;
$$;
SELECT is_empty(
    $$
    SELECT p
    FROM generate_series(1, 4) AS p
    WHERE pg_temp.shares(p) <> ARRAY(
        SELECT t.id
        FROM unnest(pg_temp.answers(p, p, 'share')) AS a
        INNER JOIN told AS t ON a = t.id AND t.variant = 'plain'
        ORDER BY t.id
    )
    $$,
    'share is what share_story allows'
);
CREATE FUNCTION pg_temp.edits(p_person integer)
RETURNS uuid[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_ids uuid[];
BEGIN
    PERFORM tap.become('authenticated', p_person);
    WITH edited AS (UPDATE ledger.stories SET language = 'rop' RETURNING id)

    SELECT array_agg(e.id ORDER BY e.id) INTO v_ids FROM edited AS e;
    PERFORM tap.become('none');
    RETURN coalesce(v_ids, '{}');
END;
$$;
SELECT is_empty(
    $$
    SELECT p FROM generate_series(1, 12) AS p
    WHERE pg_temp.edits(p) <> pg_temp.answers(p, p, 'edit')
    $$,
    'edit is what an UPDATE reaches'
);

SELECT is(
    (
        SELECT provolatile FROM pg_proc
        WHERE proname = 'check_story_access' AND pronamespace = 'ledger'::regnamespace
    ),
    's'::"char",
    'asking leaves no trace: the function cannot write'
);
SELECT results_eq(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'ledger_auditor', 'ledger_maintenance', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ledger.check_story_access(uuid, uuid, text)', 'EXECUTE')
    $$,
    ARRAY['anon', 'authenticated', 'ledger_auditor', 'service_role'],
    'those who operate the database ask nothing'
);

SELECT * FROM finish();
ROLLBACK;
