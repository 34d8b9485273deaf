BEGIN;
SELECT plan(4);

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

SELECT pg_temp.tell('open', 'published', 'public');
SELECT pg_temp.become('authenticated', 1);
SELECT ledger.give_consent(
    current_setting('test.open')::uuid, 'media_use', now() + '1 hour', 'fr', '7'
);
SELECT pg_temp.become('none', 1);

PREPARE event AS
SELECT priv.describe_consent_event(e) - 'dct:identifier' - 'dpv:isIndicatedAtTime'
FROM ledger.consent_events AS e
WHERE e.story_id = current_setting('test.open')::uuid
ORDER BY e.ordinal DESC
LIMIT 1;

SELECT results_eq(
    'event',
    ARRAY[jsonb_build_object(
        '@type', 'dpv:ConsentGiven',
        'dpv:isIndicatedBy', 'urn:uuid:00000000-0000-7000-8000-000000000001',
        'dpv:hasIndicationMethod', 'online',
        'dpv:hasDuration', jsonb_build_object(
            '@type', 'dpv:UntilTimeDuration', 'rdf:value', now() + '1 hour'
        ),
        'dpv:hasNotice', jsonb_build_object(
            '@type', 'dpv:ConsentNotice', 'dct:hasVersion', '7', 'dct:language', 'fr'
        ),
        'dpv:hasJurisdiction', (SELECT jurisdiction FROM ledger.regions WHERE is_local),
        'dpv:hasRecipient', jsonb_build_array('media organisations'),
        'dpv:hasConsentControl', jsonb_build_object(
            '@type', 'dpv:WithdrawConsent',
            'dpv:isExercisedAt',
            format('ledger.withdraw_consent(%L, ''media_use'')', current_setting('test.open'))
        )
    )],
    'consent that was given says until when, on what notice, for whom, and how to end it'
);
SELECT pg_temp.become('authenticated', 1);
SELECT ledger.withdraw_consent(
    current_setting('test.open')::uuid, 'media_use', 'They misquoted me.'
);
SELECT pg_temp.become('none', 1);
SELECT results_eq(
    'event',
    ARRAY[jsonb_build_object(
        '@type', 'dpv:ConsentWithdrawn',
        'dpv:isIndicatedBy', 'urn:uuid:00000000-0000-7000-8000-000000000001',
        'dpv:hasIndicationMethod', 'online',
        'dpv:hasNotice', jsonb_build_object(
            '@type', 'dpv:ConsentNotice', 'dct:hasVersion', '7', 'dct:language', 'fr'
        ),
        'dpv:hasJurisdiction', (SELECT jurisdiction FROM ledger.regions WHERE is_local),
        'dpv:hasRecipient', jsonb_build_array('media organisations'),
        'dpv:hasJustification', 'They misquoted me.'
    )],
    'a withdrawal says why, where the storyteller said it'
);
SELECT results_eq(
    $$SELECT priv.describe_consent_event(jsonb_populate_record(
          NULL::ledger.consent_events, jsonb_build_object('state', state)
      )) ->> '@type'
      FROM unnest(ARRAY[
          'unknown', 'requested', 'deferred', 'refused', 'given', 'renewed', 'expired',
          'invalidated', 'revoked', 'withdrawn'
      ]) AS state$$,
    ARRAY[
        'dpv:ConsentUnknown', 'dpv:ConsentRequested', 'dpv:ConsentRequestDeferred',
        'dpv:ConsentRefused', 'dpv:ConsentGiven', 'dpv:RenewedConsentGiven',
        'dpv:ConsentExpired', 'dpv:ConsentInvalidated', 'dpv:ConsentRevoked',
        'dpv:ConsentWithdrawn'
    ],
    'each of the ten states has its term'
);
SELECT is(
    priv.describe_consent_event(jsonb_populate_record(
        NULL::ledger.consent_events, '{"state": "given"}'
    )) -> 'dpv:hasDuration' ->> '@type',
    'dpv:UntilEventDuration',
    'consent without an end lasts until it is withdrawn'
);

SELECT * FROM finish();
ROLLBACK;
