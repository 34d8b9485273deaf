BEGIN;
SELECT plan(8);

INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING;
INSERT INTO ledger.profiles (id, display_name)
VALUES
('00000000-0000-7000-8000-000000000001', 'Storyteller'),
('00000000-0000-7000-8000-000000000002', 'Member'),
('00000000-0000-7000-8000-000000000003', 'Elder'),
('00000000-0000-7000-8000-000000000004', 'Lead'),
('00000000-0000-7000-8000-000000000005', 'Member elsewhere'),
('00000000-0000-7000-8000-000000000006', 'Stranger');
INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
SELECT c.id::uuid, r.id, c.slug, c.slug, 'small', 'AU'
FROM ledger.regions AS r
CROSS JOIN (
    VALUES
    ('00000000-0000-7000-8000-0000000000c1', 'here'),
    ('00000000-0000-7000-8000-0000000000c2', 'elsewhere')
) AS c (id, slug)
WHERE r.is_local;
INSERT INTO ledger.community_members (community_id, profile_id, role, status, valid_from)
SELECT
    ('00000000-0000-7000-8000-0000000000' || m.community)::uuid,
    ('00000000-0000-7000-8000-00000000000' || m.person)::uuid,
    m.role,
    'active',
    '2020-01-01'
FROM (
    VALUES
    ('c1', 1, 'member'), ('c1', 2, 'member'), ('c1', 3, 'elder'), ('c1', 4, 'lead'),
    ('c2', 1, 'member'), ('c2', 5, 'elder')
) AS m (community, person, role);
CREATE FUNCTION pg_temp.become(p_role text, p_person integer DEFAULT NULL)
RETURNS void
LANGUAGE sql
AS $$
SELECT
    set_config('role', p_role, TRUE),
    set_config(
        'request.jwt.claims',
        CASE WHEN p_person IS NULL THEN ''
            ELSE format('{"sub": "00000000-0000-7000-8000-00000000000%s"}', p_person)
        END,
        TRUE
    );
$$;
CREATE FUNCTION pg_temp.tell(p_title text, p_status text, p_privacy text)
RETURNS uuid
LANGUAGE plpgsql
AS $$
DECLARE
    v_story_id uuid;
    v_step text;
BEGIN
    INSERT INTO ledger.stories (
        storyteller_id, home_community_id, title, content, privacy
    )
    VALUES (
        '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000c1',
        p_title, 'Long ago.', p_privacy
    )
    RETURNING id INTO v_story_id;
    FOREACH v_step IN ARRAY CASE p_status
        WHEN 'draft' THEN '{}'
        WHEN 'archived' THEN '{submitted,published,archived}'
        WHEN 'published' THEN '{submitted,published}'
        ELSE ARRAY[p_status]
    END
    LOOP
        UPDATE ledger.stories
        SET status = v_step,
            review_status = CASE v_step
                WHEN 'published' THEN 'approved' ELSE review_status
            END,
            submitted_at = coalesce(submitted_at, priv.now()),
            published_at = CASE
                WHEN v_step IN ('published', 'archived') THEN priv.now()
            END,
            archived_at = CASE v_step WHEN 'archived' THEN priv.now() END
        WHERE id = v_story_id;
    END LOOP;
    PERFORM set_config('test.' || p_title, v_story_id::text, TRUE);
    PERFORM set_config(
        'test.told', concat_ws(' ', current_setting('test.told', TRUE), v_story_id), TRUE
    );
    RETURN v_story_id;
END;
$$;
CREATE FUNCTION pg_temp.refusal(p_query text)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    v_code text;
    v_message text;
    v_detail text;
    v_hint text;
BEGIN
    EXECUTE p_query;
    RETURN 'done';
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS
        v_code = RETURNED_SQLSTATE,
        v_message = MESSAGE_TEXT,
        v_detail = PG_EXCEPTION_DETAIL,
        v_hint = PG_EXCEPTION_HINT;
    RETURN regexp_replace(
        concat_ws(' | ', v_code, v_message, v_detail, v_hint),
        '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'ID', 'g'
    );
END;
$$;

SELECT pg_temp.tell('circle', 'published', 'community');
SELECT pg_temp.tell('erased', 'erased', 'community');

CREATE FUNCTION pg_temp.attempt(p_story_id uuid)
RETURNS text
LANGUAGE sql
AS $$
SELECT pg_temp.refusal(
    format('SELECT priv.record_analysis(%L, ''themes'', ''reader 1'', ''{}'')', p_story_id)
);
$$;

SELECT pg_temp.become('service_role');
SELECT is(
    pg_temp.attempt(current_setting('test.circle')::uuid),
    'EL110 | no consent to ai_analysis in effect for story ID | '
    'It was not given, was withdrawn, has ended, or the home community denies it. | '
    'Discard the result; analyse only stories for which it is in effect.',
    'no event means no'
);
SELECT is(
    pg_temp.attempt(gen_random_uuid()),
    pg_temp.attempt(current_setting('test.circle')::uuid),
    '10 existence: a story that does not exist is refused in the same words'
);
SELECT pg_temp.become('authenticated', 1);
SELECT ledger.give_consent(
    current_setting('test.circle')::uuid, 'ai_analysis', now() + '1 hour'
);
SELECT pg_temp.become('service_role');
SELECT is(
    pg_temp.attempt(current_setting('test.circle')::uuid), 'done',
    'consent in effect allows it'
);
SELECT pg_temp.become('none');
INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by
)
VALUES (
    '00000000-0000-7000-8000-0000000000c1', 'ai_analysis', TRUE,
    '00000000-0000-7000-8000-000000000004'
);
SELECT pg_temp.become('service_role');
SELECT matches(
    pg_temp.attempt(current_setting('test.circle')::uuid), '^EL110',
    'what the home community denies its storyteller cannot allow'
);
SELECT pg_temp.become('none');
DELETE FROM ledger.community_consent_policies;
SELECT pg_temp.become('service_role');
SELECT set_config('ledger.clock', (now() + '1 hour')::text, TRUE);
SELECT alike(
    pg_temp.attempt(current_setting('test.circle')::uuid), 'EL110%',
    'consent that has ended does not'
);
SELECT set_config('ledger.clock', '', TRUE);
SELECT pg_temp.become('authenticated', 1);
SELECT ledger.withdraw_consent(current_setting('test.circle')::uuid, 'ai_analysis');
SELECT pg_temp.become('service_role');
SELECT alike(
    pg_temp.attempt(current_setting('test.circle')::uuid), 'EL110%',
    'neither does consent that was withdrawn'
);
SELECT pg_temp.become('none');
INSERT INTO ledger.consent_events (
    story_id, purpose, state, subject_id, recorded_by, method, notice_version,
    notice_language, jurisdiction, recipients, withdrawal
)
VALUES (
    current_setting('test.erased')::uuid, 'ai_analysis', 'given',
    '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000001',
    'import', '1', 'en', 'AU', '{analysis services}', 'In writing.'
);
SELECT pg_temp.become('service_role');
SELECT alike(
    pg_temp.attempt(current_setting('test.erased')::uuid), 'EL110%',
    'nothing is recorded about an erased story, whatever was consented to'
);
SELECT pg_temp.become('none');
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = current_setting('test.circle')::uuid
            AND action = 'record_analysis'
            AND actor_id IS NULL
    ),
    1,
    'one audit row names the server''s role and no person'
);

SELECT * FROM finish();
ROLLBACK;
