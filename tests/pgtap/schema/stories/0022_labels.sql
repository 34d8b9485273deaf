BEGIN;
SELECT plan(18);

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
        tap.person(3)
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
        current_setting('test.label'), tap.person(3)
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

SELECT fk_ok('ledger', 'labels', 'type_code', 'ledger', 'label_types', 'code', 'a label is of a type that is written down');
-- Without the triggers, which leave nothing wrong to be refused.
SET LOCAL session_replication_role = replica;
SELECT is(tap.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$INSERT INTO ledger.label_types (code, name, family, category) VALUES ('tk_planted', ' ', 'tk', 'provenance')$q$,
        'label_types_name_check', 'a type has a name'
    ),
    (
        $q$INSERT INTO ledger.label_versions (label_id, version, language, name, description, written_by) VALUES (tap.id('ff'), 0, 'en', 'Ours', 'Ask.', tap.person(1))$q$,
        'label_versions_version_check', 'versions count from 1'
    ),
    (
        $q$INSERT INTO ledger.label_translations (label_id, version, language, name, description, translated_by) VALUES (tap.id('ff'), 1, 'fr', ' ', 'Ask.', tap.person(1))$q$,
        'label_translations_name_check', 'a translation has a name'
    ),
    (
        $q$INSERT INTO ledger.label_translations (label_id, version, language, name, description, translated_by) VALUES (tap.id('ff'), 1, 'fr', 'Ours', ' ', tap.person(1))$q$,
        'label_translations_description_check', 'and says something'
    ),
    (
        $q$INSERT INTO ledger.label_translations (label_id, version, language, name, description, translated_by) VALUES (tap.id('ff'), 1, '?', 'Ours', 'Ask.', tap.person(1))$q$,
        'label_translations_language_check', 'in a language'
    )
) AS w (query, breaks, says);
SET LOCAL session_replication_role = origin;

SELECT * FROM finish();
ROLLBACK;
