BEGIN;
SELECT plan(22);
SELECT tap.world();

SELECT is_empty(
    $$
    SELECT r.person FROM readers AS r
    WHERE cardinality(r.seen) = 0 OR cardinality(r.seen) = (SELECT count(*) FROM told)
    $$,
    'every reader sees some of the stories of this world, and no reader sees all of them'
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
    'a person may view a story exactly where the policies show it to them'
);
SELECT is_empty(
    $$
    SELECT r.person, t.*
    FROM readers AS r
    CROSS JOIN told AS t
    WHERE ledger.check_story_access(t.id, r.profile_id, 'edit')
        IS DISTINCT FROM (r.person = 1 AND t.status = 'draft')
    $$,
    'only a storyteller may edit a story, and only their draft'
);
SELECT is_empty(
    $$
    SELECT r.person, t.*
    FROM readers AS r
    CROSS JOIN told AS t
    WHERE ledger.check_story_access(t.id, r.profile_id, 'share')
        IS DISTINCT FROM (r.person = 1 AND t.status <> 'erased')
    $$,
    'only a storyteller may share a story, until it is erased'
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
    'a person may analyze a story that they see while ai_analysis is in effect'
);
SELECT tap.become('none');

-- The stories about which one person is told that another person has this access.
CREATE FUNCTION pg_temp.answers(p_person integer, p_about integer, p_access text)
RETURNS uuid[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_ids uuid[];
BEGIN
    PERFORM tap.become(
        CASE p_person WHEN 0 THEN 'anon' ELSE 'authenticated' END, nullif(p_person, 0)
    );
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
SELECT array_agg(DISTINCT t.status ORDER BY t.status)
FROM told AS t
WHERE t.id = ANY(p_ids);
$$;
SELECT is_empty(
    $$
    SELECT r.person
    FROM readers AS r
    WHERE pg_temp.answers(r.person, r.person, 'view')
        <> ARRAY(SELECT s FROM unnest(r.seen) AS s ORDER BY s)
    $$,
    'every person may ask about themselves, and is told which stories they see'
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
    'a person who is no elder or lead is told nothing about other people'
);
SELECT is(
    pg_temp.statuses(pg_temp.answers(4, 1, 'view')),
    ARRAY['archived', 'published', 'submitted'],
    'a lead is told nothing about drafts, withdrawn stories and erased stories'
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
    'a lead is told which stories a member sees, even where a protocol hides a story from '
    'the lead'
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
    'an elder elsewhere is told only about stories that were shared with their community'
);
SELECT is(
    pg_temp.statuses(pg_temp.answers(12, 12, 'view')), ARRAY['published'],
    'a suspended lead is told no more than a stranger'
);

SELECT tap.become('authenticated', 6);
SELECT is(
    ledger.check_story_access(gen_random_uuid(), tap.person(6), 'view'), FALSE,
    '10 existence: the answer for a story that does not exist is that for a hidden story'
);
SELECT throws_ok(
    $$SELECT ledger.check_story_access(gen_random_uuid(), NULL, 'read')$$,
    '22023', 'unknown access read',
    'an unknown kind of access is refused'
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
    'software may analyze exactly the stories for which record_analysis accepts analyses'
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
    'software may not analyze a story whose home denies ai_analysis'
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
            -- The story is shared with its home already: only the permission is tested.
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
    'a person may share exactly the stories that share_story lets them share'
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
    'a person may edit exactly the stories that their UPDATE changes'
);

SELECT is(
    (
        SELECT provolatile FROM pg_proc
        WHERE proname = 'check_story_access' AND pronamespace = 'ledger'::regnamespace
    ),
    's'::"char",
    'the function is stable, so that asking writes nothing'
);
SELECT is(
    tap.callers('ledger.check_story_access'),
    ARRAY['anon', 'authenticated', 'ledger_auditor', 'service_role'],
    'clients and the auditor ask, and the maintenance role does not'
);
SELECT is(
    tap.callers('priv.check_story_access'), ARRAY['anon', 'authenticated'],
    'the helper answers clients only; the auditor and servers call judge_access'
);
SELECT is(
    tap.who(
        $$SELECT priv.check_story_access(t.id, tap.person(2), 'view')
        FROM told AS t
        WHERE (t.variant, t.status, t.privacy, t.consent)
            = ('plain', 'published', 'community', TRUE)$$
    ),
    ARRAY[2, 3, 4],
    'the helper answers about a member only to them and to elders and leads'
);

SELECT * FROM finish();
ROLLBACK;
