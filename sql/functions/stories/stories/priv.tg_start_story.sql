CREATE OR REPLACE FUNCTION priv.tg_start_story()
RETURNS trigger
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NEW.status <> 'draft' THEN
        RAISE EXCEPTION 'a story cannot begin as %', NEW.status
            USING ERRCODE = 'integrity_constraint_violation',
                  DETAIL = format('Story %s.', NEW.id),
                  HINT = 'Insert it as a draft, then submit, review and publish it.';
    END IF;
    NEW.community_ids := ARRAY[NEW.home_community_id];
    NEW.public_until := NULL;
    NEW.cross_community_until := NULL;
    NEW.research_until := NULL;
    NEW.ai_until := NULL;
    NEW.required_protocol_ids := NULL;
    NEW.period_keys := ARRAY[NEW.home_community_id];
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION priv.tg_start_story FROM PUBLIC;
COMMENT ON FUNCTION priv.tg_start_story IS
'Trigger: makes every new story belong to its home alone, with no consent and no '
'protocol. Raises 23000 for a story that does not begin as a draft.';

CREATE OR REPLACE TRIGGER t100_start
BEFORE INSERT ON ledger.stories
FOR EACH ROW EXECUTE FUNCTION priv.tg_start_story();
