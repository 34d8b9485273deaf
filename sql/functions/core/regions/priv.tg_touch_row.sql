CREATE OR REPLACE FUNCTION priv.tg_touch_row()
RETURNS trigger
LANGUAGE plpgsql VOLATILE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
BEGIN
    NEW.updated_at := pg_catalog.now();
    RETURN NEW;
END;
$$;
REVOKE ALL ON FUNCTION priv.tg_touch_row FROM PUBLIC;
COMMENT ON FUNCTION priv.tg_touch_row IS
'Trigger function: sets updated_at of a changed row to the real time of the server.';

CREATE OR REPLACE TRIGGER t100_touch
BEFORE UPDATE ON ledger.communities
FOR EACH ROW EXECUTE FUNCTION priv.tg_touch_row();

CREATE OR REPLACE TRIGGER t100_touch
BEFORE UPDATE ON ledger.profiles
FOR EACH ROW EXECUTE FUNCTION priv.tg_touch_row();

CREATE OR REPLACE TRIGGER t100_touch
BEFORE UPDATE ON ledger.profile_contacts
FOR EACH ROW EXECUTE FUNCTION priv.tg_touch_row();

CREATE OR REPLACE TRIGGER t100_touch
BEFORE UPDATE ON ledger.community_members
FOR EACH ROW EXECUTE FUNCTION priv.tg_touch_row();

CREATE OR REPLACE TRIGGER t100_touch
BEFORE UPDATE ON ops.settings
FOR EACH ROW EXECUTE FUNCTION priv.tg_touch_row();
