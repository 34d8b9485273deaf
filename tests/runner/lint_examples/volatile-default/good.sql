ALTER TABLE app.notes ADD COLUMN token uuid;
ALTER TABLE app.notes ALTER COLUMN token SET DEFAULT gen_random_uuid();
COMMENT ON COLUMN app.notes.token IS 'For a link that can be passed on.';
