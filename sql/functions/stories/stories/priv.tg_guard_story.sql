CREATE OR REPLACE FUNCTION priv.tg_guard_story()
RETURNS trigger
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF (NEW.id, NEW.storyteller_id, NEW.home_community_id, NEW.created_at)
        IS DISTINCT FROM
        (OLD.id, OLD.storyteller_id, OLD.home_community_id, OLD.created_at)
    THEN
        RAISE EXCEPTION
            'id, storyteller, home and creation time are fixed for story %', OLD.id
            USING ERRCODE = 'integrity_constraint_violation',
                  DETAIL = 'They say to whom the story belongs.',
                  HINT = 'Begin a new story instead.';
    END IF;
    IF NEW.status <> OLD.status
        AND NEW.status <> 'erased'
        AND (OLD.status, NEW.status) NOT IN (
            ('draft', 'submitted'),
            ('draft', 'withdrawn'),
            ('submitted', 'draft'),
            ('submitted', 'published'),
            ('submitted', 'withdrawn'),
            ('published', 'submitted'),
            ('published', 'archived'),
            ('published', 'withdrawn'),
            ('archived', 'published'),
            ('archived', 'withdrawn'),
            ('withdrawn', 'draft')
        )
        OR OLD.status = 'erased'
    THEN
        RAISE EXCEPTION 'a story cannot go from % to %', OLD.status, NEW.status
            USING ERRCODE = 'integrity_constraint_violation',
                  DETAIL = format('Story %s.', OLD.id),
                  HINT = 'Use the functions that change a story''s status.';
    END IF;
    IF NEW.status <> 'erased' AND (
        NEW.title, NEW.content, NEW.summary, NEW.transcription, NEW.media,
        NEW.themes, NEW.language, NEW.sharing_setting,
        NEW.attribution_required, NEW.content_warnings
    ) IS DISTINCT FROM (
        OLD.title, OLD.content, OLD.summary, OLD.transcription, OLD.media,
        OLD.themes, OLD.language, OLD.sharing_setting,
        OLD.attribution_required, OLD.content_warnings
    ) THEN
        IF OLD.status <> 'draft'
            AND (OLD.status NOT IN ('submitted', 'published')
                OR (NEW.status, NEW.review_status) <> ('submitted', 'pending'))
        THEN
            RAISE EXCEPTION 'no text changes while a story is %', OLD.status
                USING ERRCODE = 'integrity_constraint_violation',
                      DETAIL = format('Story %s.', OLD.id),
                      HINT = 'Use ledger.revise_story(), which puts the new text to review.';
        END IF;
        -- The version that reviewers decided on keeps its text.
        IF OLD.submitted_at IS NOT NULL THEN
            NEW.version := OLD.version + 1;
            NEW.submitted_at := CASE NEW.status WHEN 'submitted' THEN priv.now() END;
        END IF;
    END IF;
    NEW.updated_at := priv.now();
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION priv.tg_guard_story FROM PUBLIC;
COMMENT ON FUNCTION priv.tg_guard_story IS
'Trigger: refuses a change of a story''s id, storyteller, home or creation time, a '
'status that does not follow the one before, and a changed text unless the story is a '
'draft or goes back to review. Gives a new version to a changed text that was '
'submitted before. Raises 23000.';

-- Derived columns and counters change often and need no check, so the trigger leaves
-- them out.
CREATE OR REPLACE TRIGGER t100_guard
BEFORE UPDATE OF
id, storyteller_id, home_community_id, title, content, summary, transcription,
media, themes, language, status, privacy, sharing_setting, review_status, version,
attribution_required, content_warnings, created_at, submitted_at, published_at,
archived_at
ON ledger.stories
FOR EACH ROW EXECUTE FUNCTION priv.tg_guard_story();
