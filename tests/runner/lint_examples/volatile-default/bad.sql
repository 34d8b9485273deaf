ALTER TABLE app.notes -- here
ADD COLUMN token uuid DEFAULT gen_random_uuid();
COMMENT ON COLUMN app.notes.token IS 'For a link that can be passed on.';
