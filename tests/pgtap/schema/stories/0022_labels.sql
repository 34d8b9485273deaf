BEGIN;
SELECT plan(12);

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

SELECT pg_temp.tell('circle', 'published', 'community');
SELECT pg_temp.become('authenticated', 1);
SELECT ledger.share_story(
    current_setting('test.circle')::uuid, '00000000-0000-7000-8000-0000000000c2'
);
SELECT pg_temp.become('authenticated', 3);
SELECT set_config(
    'test.label',
    ledger.create_label(
        '00000000-0000-7000-8000-0000000000c1', 'tk_a', 'Ours', 'Name us.'
    )::text,
    TRUE
);
SELECT pg_temp.become('none');

SELECT results_eq(
    $$SELECT family, category, count(*)::integer FROM ledger.label_types
      GROUP BY family, category
      ORDER BY family, category$$,
    $$VALUES
    ('bc', 'permission', 5), ('bc', 'protocol', 2), ('bc', 'provenance', 3),
    ('notice', 'notice', 4),
    ('tk', 'permission', 5), ('tk', 'protocol', 9), ('tk', 'provenance', 6)$$,
    'the types of Local Contexts are there, by family and category'
);
SELECT throws_ok(
    format(
        'INSERT INTO ledger.label_types (code, name, family, category)
         VALUES (%L, %L, %L, %L)',
        code, name, family, category
    ),
    state, message, description
)
FROM (
    VALUES
    (
        'tk_x', 'TK X', 'tk', 'notice', '23514',
        'new row for relation "label_types" violates check constraint '
        '"label_types_category_check"',
        'a label is no notice'
    ),
    (
        'xx_x', 'XX X', 'xx', 'protocol', '23514',
        'new row for relation "label_types" violates check constraint '
        '"label_types_family_check"',
        'there are two families of labels, and notices'
    ),
    (
        'TK-X', 'TK X', 'tk', 'protocol', '23514',
        'new row for relation "label_types" violates check constraint '
        '"label_types_code_check"',
        'codes are words joined by underscores'
    ),
    (
        'tk_x', 'TK Attribution', 'tk', 'protocol', '23505',
        'duplicate key value violates unique constraint "label_types_name_key"',
        'a name means one type'
    )
) AS t (code, name, family, category, state, message, description);
SELECT throws_ok(
    format(
        'INSERT INTO ledger.story_labels (story_id, community_id, label_id, applied_by)
         VALUES (%L, ''00000000-0000-7000-8000-0000000000c2'', %L, %L)',
        current_setting('test.circle'), current_setting('test.label'),
        '00000000-0000-7000-8000-000000000003'
    ),
    '23503',
    'insert or update on table "story_labels" violates foreign key constraint '
    '"story_labels_label_id_fkey"',
    'a label is applied for the community whose it is'
);
CREATE FUNCTION pg_temp.tell_elsewhere()
RETURNS uuid
LANGUAGE sql
AS $$
INSERT INTO ledger.stories (storyteller_id, home_community_id, title, content)
VALUES (
    '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000c2',
    'Elsewhere', 'Far away.'
)
RETURNING id;
$$;
SELECT throws_ok(
    format(
        'INSERT INTO ledger.story_labels (story_id, community_id, label_id, applied_by)
         SELECT %L, l.community_id, l.id, l.created_by
         FROM ledger.labels AS l WHERE l.id = %L',
        pg_temp.tell_elsewhere(), current_setting('test.label')
    ),
    '23503',
    'insert or update on table "story_labels" violates foreign key constraint '
    '"story_labels_story_id_fkey"',
    'a story carries labels of its own communities'
);
CREATE FUNCTION pg_temp.again(p_change jsonb)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.label_versions (
    label_id, language, name, description, written_by
)
SELECT
    (x.r).label_id, (x.r).language, (x.r).name, (x.r).description,
    (x.r).written_by
FROM (
    SELECT jsonb_populate_record(o, p_change) AS r
    FROM ledger.label_versions AS o
    WHERE o.label_id = current_setting('test.label')::uuid
    LIMIT 1
) AS x;
$$;
SELECT throws_ok(
    format('SELECT pg_temp.again(%L)', change), '23514',
    format(
        'new row for relation "%s" violates check constraint "%s"',
        'label_versions', 'label_versions_' || rule || '_check'
    ),
    description
)
FROM (
    VALUES
    ('language', '{"language": "?"}', 'a text has a language'),
    ('name', '{"name": " "}', 'a label has a name'),
    ('description', '{"description": ""}', 'and says something')
) AS t (rule, change, description);
SELECT throws_ok(
    format(
        'INSERT INTO ledger.label_translations (
             label_id, version, language, name, description, translated_by
         )
         VALUES (%L, 2, ''fr'', ''À nous'', ''Nommez-nous.'', %L)',
        current_setting('test.label'), '00000000-0000-7000-8000-000000000003'
    ),
    '23503',
    'insert or update on table "label_translations" violates foreign key constraint '
    '"label_translations_label_id_fkey"',
    'a translation is of a version'
);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['labels', 'label_versions', 'label_translations', 'story_labels']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
