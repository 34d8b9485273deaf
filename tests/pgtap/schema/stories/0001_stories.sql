BEGIN;
SELECT plan(27);

SELECT tap.society();

ALTER TABLE ledger.stories DISABLE TRIGGER t500_open;
SELECT throws_ok(
    $$INSERT INTO ledger.stories (storyteller_id, home_community_id, title)
      VALUES (tap.person(1), tap.here(), 'Rain');
      SET CONSTRAINTS ALL IMMEDIATE$$,
    '23503', NULL, 'a story is not without a home, whatever made it'
);
ALTER TABLE ledger.stories ENABLE TRIGGER t500_open;
SELECT tap.tell('draft', 'draft', 'private');
SELECT tap.tell('circle', 'published', 'community');
-- Triggers off: constraints stand by themselves.
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
    ('draft', 'title = '' ''', 'stories_title_check', 'a story has a title'),
    (
        'draft', 'title = repeat(''x'', 301)', 'stories_title_check',
        'of at most 300 characters'
    ),
    ('draft', 'media = ''{}''', 'stories_media_check', 'media are a list'),
    ('draft', 'themes = ''{NULL}''', 'stories_themes_check', 'no theme is missing'),
    (
        'draft', 'content_warnings = ''{NULL}''', 'stories_content_warnings_check',
        'no warning is missing'
    ),
    ('draft', 'language = ''e''', 'stories_language_check', 'a language has a tag'),
    ('draft', 'status = ''lost''', 'stories_status_check', 'a status is one of six'),
    ('draft', 'privacy = ''friends''', 'stories_privacy_check', 'privacy is one of three'),
    (
        'draft', 'sharing_setting = ''some''', 'stories_sharing_setting_check',
        'protocols are to be satisfied all or any'
    ),
    (
        'draft', 'review_status = ''approved''', 'stories_review_status_check',
        'no draft is approved'
    ),
    (
        'circle', 'review_status = ''pending''', 'stories_review_status_check',
        'nothing published is unapproved'
    ),
    (
        'draft', 'status = ''submitted''', 'stories_submitted_at_check',
        'what was submitted says when'
    ),
    (
        'draft', 'published_at = now()', 'stories_published_at_check',
        'no draft was published'
    ),
    (
        'circle', 'published_at = NULL', 'stories_published_at_check',
        'what is published says when'
    ),
    (
        'circle', 'archived_at = now()', 'stories_archived_at_check',
        'what is not in the archive does not say when it went there'
    ),
    (
        'circle', 'community_ids = ''{}''', 'stories_community_ids_check',
        '30 empty-set: no story is without a community'
    ),
    ('draft', 'version = 0', 'stories_version_check', 'versions count from 1'),
    ('draft', 'view_count = -1', 'stories_view_count_check', 'nobody unreads a story'),
    ('draft', 'share_count = -1', 'stories_share_count_check', 'nor takes back a share')
) AS w (title, change, breaks, says);
UPDATE ledger.stories SET content = '' WHERE id = tap.story('draft');
SELECT is(
    pg_temp.broken('draft', 'status = ''submitted'', submitted_at = now()'),
    'stories_text_check',
    'nothing without text, transcription or media is submitted'
);
SELECT col_is_pk('ledger', 'stories', 'id', 'the key of a story is its id alone');
SELECT is_partitioned('ledger', 'stories', 'stories are partitioned');
SELECT is_empty(
    $$SELECT i.inhrelid FROM pg_inherits AS i
      INNER JOIN pg_class AS c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'ledger.stories'::regclass
          AND pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT'$$,
    'no partition takes what fits nowhere'
);
SELECT is_empty(
    $$SELECT i.indexrelid FROM pg_index AS i
      INNER JOIN pg_class AS c ON c.oid = i.indexrelid
      INNER JOIN pg_am AS a ON a.oid = c.relam
      WHERE i.indrelid = 'ledger.stories'::regclass AND a.amname <> 'btree'$$,
    'no index tempts the planner away from what a policy compares'
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
    'a story has at most one home'
);
SET LOCAL session_replication_role = origin;
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['stories', 'story_communities']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
