BEGIN;
SELECT plan(26);

SELECT tap.society();

ALTER TABLE ledger.stories DISABLE TRIGGER t500_open;
SELECT throws_ok(
    $$INSERT INTO ledger.stories (storyteller_id, home_community_id, title)
      VALUES (tap.person(1), tap.here(), 'Rain');
      SET CONSTRAINTS ALL IMMEDIATE$$,
    '23503', NULL, 'a story must have a home community, whatever code inserts it'
);
ALTER TABLE ledger.stories ENABLE TRIGGER t500_open;
SELECT tap.tell('draft', 'draft', 'private');
SELECT tap.tell('circle', 'published', 'community');
-- Without the triggers the constraints alone refuse the rows.
SET LOCAL session_replication_role = replica;

CREATE FUNCTION pg_temp.broken(p_title text, p_change text)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    v_constraint text;
BEGIN
    EXECUTE format(
        'UPDATE ledger.stories SET %s WHERE id = %L',
        p_change, current_setting('test.' || p_title)
    );
    RETURN 'none';
EXCEPTION WHEN check_violation THEN
    GET STACKED DIAGNOSTICS v_constraint = CONSTRAINT_NAME;
    RETURN v_constraint;
END;
$$;

SELECT is(pg_temp.broken(w.title, w.change), w.breaks, w.says)
FROM (
    VALUES
    ('draft', 'title = '' ''', 'stories_title_check', 'a story must have a title'),
    (
        'draft', 'title = repeat(''x'', 301)', 'stories_title_check',
        'a title has at most 300 characters'
    ),
    ('draft', 'media = ''{}''', 'stories_media_check', 'media must be an array'),
    ('draft', 'themes = ''{NULL}''', 'stories_themes_check', 'a theme cannot be NULL'),
    (
        'draft', 'content_warnings = ''{NULL}''', 'stories_content_warnings_check',
        'a content warning cannot be NULL'
    ),
    ('draft', 'language = ''e''', 'stories_language_check',
    'a language must be a BCP 47 tag'),
    ('draft', 'status = ''lost''', 'stories_status_check',
    'a status is one of six words'),
    ('draft', 'privacy = ''friends''', 'stories_privacy_check',
    'privacy is private, community or public'),
    (
        'draft', 'sharing_setting = ''some''', 'stories_sharing_setting_check',
        'a sharing setting is all or any'
    ),
    (
        'draft', 'review_status = ''approved''', 'stories_review_status_check',
        'a draft cannot be approved'
    ),
    (
        'circle', 'review_status = ''pending''', 'stories_review_status_check',
        'a published story must be approved'
    ),
    (
        'draft', 'status = ''submitted''', 'stories_submitted_at_check',
        'a submitted story must have the time of its submission'
    ),
    (
        'draft', 'published_at = now()', 'stories_published_at_check',
        'a draft cannot have a time of publication'
    ),
    (
        'circle', 'published_at = NULL', 'stories_published_at_check',
        'a published story must have the time of its publication'
    ),
    (
        'circle', 'archived_at = now()', 'stories_archived_at_check',
        'only an archived story can have a time of archiving'
    ),
    (
        'circle', 'community_ids = ''{}''', 'stories_community_ids_check',
        '30 empty-set: a story must belong to its home community'
    ),
    ('draft', 'version = 0', 'stories_version_check',
    'the version of a story is at least 1'),
    ('draft', 'view_count = -1', 'stories_view_count_check',
    'a count of readings cannot be negative'),
    ('draft', 'share_count = -1', 'stories_share_count_check',
    'a count of shares cannot be negative')
) AS w (title, change, breaks, says);
UPDATE ledger.stories SET content = '' WHERE id = tap.story('draft');
SELECT is(
    pg_temp.broken('draft', 'status = ''submitted'', submitted_at = now()'),
    'stories_text_check',
    'a story without text, transcription and media cannot be submitted'
);
SELECT col_is_pk('ledger', 'stories', 'id', 'the primary key of a story is its id');
SELECT is_partitioned('ledger', 'stories', 'stories are partitioned');
SELECT is_empty(
    $$SELECT i.inhrelid FROM pg_inherits AS i
      INNER JOIN pg_class AS c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'ledger.stories'::regclass
          AND pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT'$$,
    'stories have no default partition'
);
SELECT is_empty(
    $$SELECT i.indexrelid FROM pg_index AS i
      INNER JOIN pg_class AS c ON c.oid = i.indexrelid
      INNER JOIN pg_am AS a ON a.oid = c.relam
      WHERE i.indrelid = 'ledger.stories'::regclass AND a.amname <> 'btree'$$,
    'stories have only btree indexes'
);
SELECT throws_ok(
    format(
        'INSERT INTO ledger.story_communities (story_id, community_id, is_home, shared_by)
         VALUES (%L, %L, TRUE, %L)',
        current_setting('test.circle'),
        tap.elsewhere(),
        tap.person(1)
    ),
    '23505',
    'duplicate key value violates unique constraint "story_communities_home_key"',
    'a story cannot have two home communities'
);
SET LOCAL session_replication_role = origin;

SELECT * FROM finish();
ROLLBACK;
