BEGIN;
SELECT plan(15);

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

SELECT pg_temp.tell('draft', 'draft', 'community');
SELECT pg_temp.tell('asked', 'submitted', 'community');
SELECT pg_temp.tell('circle', 'submitted', 'community');
SELECT pg_temp.tell('shelf', 'archived', 'community');
SELECT pg_temp.become('authenticated', 3);
SELECT ledger.review_story(current_setting('test.circle')::uuid, 'approved');
SELECT pg_temp.become('authenticated', 1);
SELECT ledger.publish_story(current_setting('test.circle')::uuid);

PREPARE state AS
SELECT title, status, review_status, version, published_at IS NOT NULL
FROM ledger.stories
WHERE id = current_setting('test.circle')::uuid;

SELECT pg_temp.become('authenticated', 4);
SELECT throws_ok(
    format('SELECT priv.revise_story(%L, ''Mine'', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)', current_setting('test.circle')),
    'EL102',
    'only the storyteller decides this for story ' || current_setting('test.circle'),
    'a lead changes no word of another''s story'
);
SELECT pg_temp.become('authenticated', 1);
SELECT is(
    ledger.revise_story(current_setting('test.circle')::uuid),
    1, 'nothing changed is no new version'
);
SELECT is(
    ledger.revise_story(current_setting('test.circle')::uuid, p_title => 'circle'),
    1, 'nor is what was there already'
);
SELECT results_eq(
    'state', $$VALUES ('circle', 'published', 'approved', 1, TRUE)$$,
    'the story stays published'
);
SELECT set_config('ledger.clock', '2030-01-01 00:00:00+00', TRUE);
SELECT is(
    ledger.revise_story(current_setting('test.circle')::uuid, p_title => 'Circle'),
    2, 'a changed word of a published story is a new version'
);
SELECT results_eq(
    'state', $$VALUES ('Circle', 'submitted', 'pending', 2, FALSE)$$,
    'which waits for review'
);
SELECT is(
    (
        SELECT submitted_at FROM ledger.stories
        WHERE id = current_setting('test.circle')::uuid
    ),
    '2030-01-01 00:00:00+00'::timestamptz,
    'from now on, by the ledger''s clock'
);
SELECT throws_ok(
    format('SELECT ledger.publish_story(%L)', current_setting('test.circle')),
    'EL108', 'not yet approved: story ' || current_setting('test.circle'),
    'the approval of the old version says nothing about the new one'
);
SELECT is(
    ledger.revise_story(
        current_setting('test.asked')::uuid, p_themes => '{rain}', p_summary => 'Rain.'
    ),
    2, 'a story that waits for review becomes a new version too'
);
SELECT is(
    ledger.revise_story(
        current_setting('test.draft')::uuid, p_content => '', p_language => 'fr',
        p_transcription => 'Said.', p_media => '[{"kind": "audio"}]',
        p_content_warnings => '{grief}', p_sharing_setting => 'any',
        p_attribution_required => FALSE
    ),
    1, 'a draft that nobody was shown keeps its version'
);
SELECT results_eq(
    format(
        $$SELECT status, title, content, language, transcription, media,
              content_warnings, sharing_setting, attribution_required
          FROM ledger.stories WHERE id = %L$$,
        current_setting('test.draft')
    ),
    $$VALUES (
        'draft', 'draft', '', 'fr', 'Said.', '[{"kind": "audio"}]'::jsonb,
        '{grief}'::text[], 'any', FALSE
    )$$,
    'it stays a draft, and what was not given stays as it was'
);
SELECT ledger.revise_story(
    current_setting('test.asked')::uuid, p_summary => '', p_transcription => ''
);
SELECT results_eq(
    format(
        'SELECT summary, transcription, version FROM ledger.stories WHERE id = %L',
        current_setting('test.asked')
    ),
    $$VALUES (NULL::text, NULL::text, 3)$$,
    'an empty summary removes it'
);
SELECT throws_ok(
    format('SELECT ledger.revise_story(%L, p_content => '' '')', current_setting('test.asked')),
    'EL105', 'nothing to review in story ' || current_setting('test.asked'),
    'what waits for review says something'
);
SELECT throws_ok(
    format('SELECT ledger.revise_story(%L, ''Shelf'')', current_setting('test.shelf')),
    'EL104',
    'story is archived, not draft or submitted or published: '
    || current_setting('test.shelf'),
    'the archive is not rewritten'
);
SELECT results_eq(
    format(
        $$SELECT detail FROM ledger.access_logs
          WHERE object_id = %L AND action = 'revise_story'$$,
        current_setting('test.circle')
    ),
    $$VALUES ('{"from": "published", "version": 2}'::jsonb)$$,
    'one audit row says which version, and nothing of the text'
);
SELECT pg_temp.become('none');

SELECT * FROM finish();
ROLLBACK;
