BEGIN;
SELECT plan(17);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.share_story(tap.story('circle'), tap.elsewhere());
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.label',
    ledger.create_label(tap.here(), 'tk_a', 'Ours', 'Name us.')::text,
    TRUE
);
SELECT tap.become('none');

SELECT results_eq(
    $$SELECT family, category, count(*)::integer FROM ledger.label_types
      GROUP BY family, category
      ORDER BY family, category$$,
    $$VALUES
    ('bc', 'permission', 5), ('bc', 'protocol', 2), ('bc', 'provenance', 3),
    ('notice', 'notice', 4),
    ('tk', 'permission', 5), ('tk', 'protocol', 9), ('tk', 'provenance', 6)$$,
    'the types of Local Contexts exist, by family and category'
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
        'a label cannot have the category of a notice'
    ),
    (
        'xx_x', 'XX X', 'xx', 'protocol', '23514',
        'new row for relation "label_types" violates check constraint '
        '"label_types_family_check"',
        'a type must be of a known family'
    ),
    (
        'TK-X', 'TK X', 'tk', 'protocol', '23514',
        'new row for relation "label_types" violates check constraint '
        '"label_types_code_check"',
        'a code is lower-case words, joined by underscores'
    ),
    (
        'tk_x', 'TK Attribution', 'tk', 'protocol', '23505',
        'duplicate key value violates unique constraint "label_types_name_key"',
        'two types cannot have the same name'
    )
) AS t (code, name, family, category, state, message, description);
SELECT throws_ok(
    format(
        'INSERT INTO ledger.story_labels (story_id, community_id, label_id, applied_by)
         VALUES (%L, ''00000000-0000-7000-8000-0000000000c2'', %L, %L)',
        current_setting('test.circle'), current_setting('test.label'),
        tap.person(3)
    ),
    '23503',
    'insert or update on table "story_labels" violates foreign key constraint '
    '"story_labels_label_id_fkey"',
    'a label must be applied for the community that made it'
);
CREATE FUNCTION pg_temp.tell_elsewhere()
RETURNS uuid
LANGUAGE sql
AS $$
INSERT INTO ledger.stories (storyteller_id, home_community_id, title, content)
VALUES (tap.person(1), tap.elsewhere(), 'Elsewhere', 'Far away.')
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
    'a story can carry labels of its own communities only'
);
SELECT is(
    tap.broken_copy(
        'ledger.label_versions',
        $$label_id = current_setting('test.label')::uuid$$,
        w.change::jsonb
    ),
    w.breaks, w.says
)
FROM (
    VALUES
    (
        '{"language": "?"}', 'label_versions_language_check',
        'a text of a label must have a language tag'
    ),
    ('{"name": " "}', 'label_versions_name_check', 'a label must have a name'),
    (
        '{"description": ""}', 'label_versions_description_check',
        'a label must have a description'
    )
) AS w (change, breaks, says);
SELECT throws_ok(
    format(
        'INSERT INTO ledger.label_translations (
             label_id, version, language, name, description, translated_by
         )
         VALUES (%L, 2, ''fr'', ''À nous'', ''Nommez-nous.'', %L)',
        current_setting('test.label'), tap.person(3)
    ),
    '23503',
    'insert or update on table "label_translations" violates foreign key constraint '
    '"label_translations_label_id_fkey"',
    'a translation must be of a version that exists'
);

SELECT fk_ok('ledger', 'labels', 'type_code', 'ledger', 'label_types', 'code',
    'a label must be of a published type');
-- The triggers would correct these rows. Without them the constraints refuse the rows.
SET LOCAL session_replication_role = replica;
SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$INSERT INTO ledger.label_types (code, name, family, category) VALUES ('tk_planted', ' ', 'tk', 'provenance')$q$,
        'label_types_name_check', 'a type must have a name'
    ),
    (
        $q$INSERT INTO ledger.label_versions (label_id, version, language, name, description, written_by) VALUES (tap.id('ff'), 0, 'en', 'Ours', 'Ask.', tap.person(1))$q$,
        'label_versions_version_check', 'the number of a label''s version is at least 1'
    ),
    (
        $q$INSERT INTO ledger.label_translations (label_id, version, language, name, description, translated_by) VALUES (tap.id('ff'), 1, 'fr', ' ', 'Ask.', tap.person(1))$q$,
        'label_translations_name_check', 'a translation must have a name'
    ),
    (
        $q$INSERT INTO ledger.label_translations (label_id, version, language, name, description, translated_by) VALUES (tap.id('ff'), 1, 'fr', 'Ours', ' ', tap.person(1))$q$,
        'label_translations_description_check', 'a translation must have a description'
    ),
    (
        $q$INSERT INTO ledger.label_translations (label_id, version, language, name, description, translated_by) VALUES (tap.id('ff'), 1, '?', 'Ours', 'Ask.', tap.person(1))$q$,
        'label_translations_language_check', 'a translation must have a language tag'
    )
) AS w (query, breaks, says);
SET LOCAL session_replication_role = origin;

SELECT * FROM finish();
ROLLBACK;
