BEGIN;
SELECT plan(23);

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

SELECT pg_temp.tell('open', 'published', 'public');
CREATE FUNCTION pg_temp.record(p_state text, p_method text, p_expires_at timestamptz)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.consent_events (
    story_id, purpose, state, subject_id, recorded_by, method, expires_at, notice_version,
    notice_language, jurisdiction, recipients, withdrawal
)
VALUES (
    current_setting('test.open')::uuid, 'public_display', p_state,
    '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000001',
    p_method, p_expires_at, '1', 'en', 'AU', '{the public}', 'In writing.'
);
$$;

SELECT results_eq(
    'SELECT code FROM ledger.consent_purposes ORDER BY code',
    ARRAY[
        'ai_analysis', 'commercial_use', 'cross_community', 'media_use', 'policy_use',
        'public_display', 'research_use'
    ],
    'there are seven purposes'
);
SELECT lives_ok(
    format('SELECT pg_temp.record(%L, ''spoken'', NULL)', state),
    format('%s is a state of consent', state)
)
FROM unnest(ARRAY[
    'unknown', 'requested', 'deferred', 'refused', 'given', 'renewed', 'expired',
    'invalidated', 'revoked', 'withdrawn'
]) AS state;
SELECT results_eq(
    $$SELECT state FROM ledger.story_consents
      WHERE story_id = current_setting('test.open')::uuid$$,
    ARRAY['withdrawn'],
    'the one that was recorded last counts'
);
SELECT throws_ok(
    $$SELECT pg_temp.record('maybe', 'spoken', NULL)$$, '23514',
    'new row for relation "consent_events" violates check constraint '
    '"consent_events_state_check"',
    'there is no eleventh'
);
SELECT throws_ok(
    $$SELECT pg_temp.record('given', 'guessed', NULL)$$, '23514',
    'new row for relation "consent_events" violates check constraint '
    '"consent_events_method_check"',
    'consent is never guessed'
);
SELECT throws_ok(
    $$SELECT pg_temp.record('given', 'paper', now())$$, '23514',
    'new row for relation "consent_events" violates check constraint '
    '"consent_events_expires_at_check"',
    'consent ends after it began'
);
-- Triggers off: constraints stand by themselves.
SET LOCAL session_replication_role = replica;
SELECT throws_ok(
    format(
        'INSERT INTO ledger.consent_events (
             story_id, purpose, state, subject_id, recorded_by, method, notice_version,
             jurisdiction, withdrawal, ordinal, notice_language, recipients
         )
         VALUES (
             %1$L, ''media_use'', ''given'', %2$L, %2$L, ''paper'', ''1'', ''AU'',
             ''In writing.'', %3$s
         )',
        current_setting('test.open'), '00000000-0000-7000-8000-000000000001', wrong.row
    ),
    '23514',
    format(
        'new row for relation "consent_events" violates check constraint "%s"', wrong.breaks
    ),
    wrong.says
)
FROM (
    VALUES
    ('0, ''en'', ''{media}''', 'consent_events_ordinal_check', 'events count from 1'),
    (
        '1, ''e'', ''{media}''', 'consent_events_notice_language_check',
        'a notice is in a language'
    ),
    ('1, ''en'', ''{}''', 'consent_events_recipients_check', 'somebody receives the story')
) AS wrong (row, breaks, says);
SET LOCAL session_replication_role = origin;
SELECT throws_ok(
    format('INSERT INTO ledger.consent_purposes VALUES (%s)', wrong.row),
    '23514',
    format(
        'new row for relation "consent_purposes" violates check constraint "%s"',
        wrong.breaks
    ),
    wrong.says
)
FROM (
    VALUES
    (
        '''Any use'', ''t'', ''dpv:Purpose'', ''{}'', ''{all}''',
        'consent_purposes_code_check', 'a purpose has a name'
    ),
    (
        '''any_use'', ''t'', ''Purpose'', ''{}'', ''{all}''',
        'consent_purposes_dpv_purpose_check', 'that other systems know'
    ),
    (
        '''any_use'', ''t'', ''dpv:Purpose'', ''{}'', ''{}''',
        'consent_purposes_recipients_check', 'and recipients'
    )
) AS wrong (row, breaks, says);
SELECT throws_ok(
    $$SELECT pg_temp.record('withdrawn', 'paper', now() + '1 day')$$, '23514',
    'new row for relation "consent_events" violates check constraint '
    '"consent_events_expires_at_check"',
    'a withdrawal has no end'
);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['consent_events']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
